// What lies in a CPU's SMRAM tile: the copied entry code with the values patched into it, and the SMM descriptor.
using SmmFirmwareKit.Efi;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.PiSmmCpuDxeSmm;

/// <summary>
/// gcSmiHandlerTemplate at SMBASE + 0x8000: the code cell of <see cref="SmiEntry"/>, then the operands that
/// InstallSmiHandler patches into the instructions of the C template.
/// </summary>
[FirmwareStructure("gcSmiHandlerTemplate", Source = "UefiCpuPkg/PiSmmCpuDxeSmm/X64/SmiEntry.nasm")]
public partial struct SmiHandlerTemplate
{
    /// <summary>First half of the code cell.</summary>
    public ulong Code;
    public ulong CodeIdentity;

    /// <summary>Points to the CpuIndex on top of the CPU's stack.</summary>
    public ulong gPatchSmiStack;
    public ulong gPatchSmiCr3;
    public ulong gSmiHandlerIdtrBase;
    public ulong gSmiHandlerIdtrLimit;

    /// <summary>Address of SmiRendezvous, which the template calls through a register.</summary>
    public ulong SmiRendezvous;
}

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
    public uint SmmEntryState;
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
    public ulong Reserved4;
    public ulong BiosHwResourceRequirementsPtr;
    public ulong AcpiRsdp;
    public byte PhysicalAddressBits;
}
