// The descriptor by which the SMM of a CPU and an SMI transfer monitor tell each other about it.
using SmmFirmwareKit.Efi;

namespace SmmFirmwareKit.Modules.UefiCpuPkg;

/// <summary>TXT_PROCESSOR_SMM_DESCRIPTOR at SMBASE + 0xFB00, 0x89 bytes.</summary>
[FirmwareStructure("TXT_PROCESSOR_SMM_DESCRIPTOR", Pack = 1, Source = "UefiCpuPkg/Include/Register/StmApi.h")]
public partial struct TxtProcessorSmmDescriptor
{
    /// <summary>TXT_PROCESSOR_SMM_DESCRIPTOR_SIGNATURE: 'TXTPSSIG'.</summary>
    public const ulong TxtProcessorSmmDescriptorSignature = 0x4749535350545854;

    public ulong Signature;
    public ushort Size;
    public byte SmmDescriptorVerMajor;
    public byte SmmDescriptorVerMinor;
    public uint LocalApicId;
    public SmmEntryState SmmEntryState;
    public SmmResumeState SmmResumeState;
    public StmSmmState StmSmmState;
    public byte Reserved4;
    public ushort SmmCs;
    public ushort SmmDs;
    public ushort SmmSs;
    public ushort SmmOtherSegment;
    public ushort SmmTr;
    public ushort Reserved2;
    public ulong SmmCr3;
    public ulong SmmStmSetupRip;
    public ulong SmmStmTeardownRip;
    public ulong SmmSmiHandlerRip;
    public ulong SmmSmiHandlerRsp;
    public ulong SmmGdtPtr;
    public uint SmmGdtSize;
    public uint RequiredStmSmmRevId;
    public ulong StmProtectionExceptionHandlerRip;
    public ulong StmProtectionExceptionHandlerRsp;
    public uint StmProtectionExceptionHandlerFlags;
    public uint Reserved3;
    public ulong Reserved5;
    public ulong BiosHwResourceRequirementsPtr;
    public ulong AcpiRsdp;
    public byte PhysicalAddressBits;
}

/// <summary>SMM_ENTRY_STATE: how the monitor is to enter the SMI handler.</summary>
[FirmwareStructure("SMM_ENTRY_STATE", Source = "UefiCpuPkg/Include/Register/StmApi.h")]
public partial struct SmmEntryState
{
    [BitUnit] private byte _bits;

    [Bits(1)] public partial byte ExecutionDisableOutsideSmrr { get; set; }

    [Bits(1)] public partial byte Intel64Mode { get; set; }

    [Bits(1)] public partial byte Cr4Pae { get; set; }

    [Bits(1)] public partial byte Cr4Pse { get; set; }

    [Bits(4)] private partial byte Reserved1 { get; set; }
}

/// <summary>SMM_RESUME_STATE: what the handler asks of the monitor at RSM.</summary>
[FirmwareStructure("SMM_RESUME_STATE", Source = "UefiCpuPkg/Include/Register/StmApi.h")]
public partial struct SmmResumeState
{
    [BitUnit] private byte _bits;

    [Bits(1)] public partial byte SmramToVmcsRestoreRequired { get; set; }

    [Bits(1)] public partial byte ReinitializeVmcsRequired { get; set; }

    [Bits(6)] private partial byte Reserved2 { get; set; }
}

/// <summary>STM_SMM_STATE: what the monitor tells the handler at each SMI.</summary>
[FirmwareStructure("STM_SMM_STATE", Source = "UefiCpuPkg/Include/Register/StmApi.h")]
public partial struct StmSmmState
{
    [BitUnit] private byte _bits;

    [Bits(4)] public partial byte DomainType { get; set; }

    [Bits(2)] public partial byte XStatePolicy { get; set; }

    [Bits(1)] public partial byte EptEnabled { get; set; }

    [Bits(1)] private partial byte Reserved3 { get; set; }
}
