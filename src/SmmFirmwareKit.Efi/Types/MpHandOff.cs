// The HOBs by which MpInitLib of PEI hands the waiting APs to MpInitLib of DXE.
namespace SmmFirmwareKit.Efi;

/// <summary>PROCESSOR_HAND_OFF (UefiCpuPkg/Library/MpInitLib/MpHandOff.h), 0x18 bytes.</summary>
[FirmwareStructure("PROCESSOR_HAND_OFF", Source = "UefiCpuPkg/Library/MpInitLib/MpHandOff.h")]
public partial struct ProcessorHandOff
{
    public uint ApicId;
    public uint Health;
    public ulong StartupSignalAddress;
    public ulong StartupProcedureAddress;
}

/// <summary>MP_HAND_OFF (UefiCpuPkg/Library/MpInitLib/MpHandOff.h): header of 8 bytes, then Info[CpuCount].</summary>
[FirmwareStructure("MP_HAND_OFF", Source = "UefiCpuPkg/Library/MpInitLib/MpHandOff.h")]
[FlexibleArray<ProcessorHandOff>("Info")]
public partial struct MpHandOff
{
    /// <summary>MP_HAND_OFF_SIGNAL: 'MPHO'.</summary>
    public const uint Signal = 0x4F48504D;

    /// <summary>Index of the first processor that this HOB describes.</summary>
    public uint ProcessorIndex;
    public uint CpuCount;
}

/// <summary>MP_HAND_OFF_CONFIG (UefiCpuPkg/Library/MpInitLib/MpHandOff.h).</summary>
[FirmwareStructure("MP_HAND_OFF_CONFIG", Source = "UefiCpuPkg/Library/MpInitLib/MpHandOff.h")]
public partial struct MpHandOffConfig
{
    /// <summary>sizeof (VOID *) of the code the APs wait in.</summary>
    public uint WaitLoopExecutionMode;
    public uint StartupSignalValue;
}
