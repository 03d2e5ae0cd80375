// What PiSmmCpuDxeSmm hands to the SMM core at each SMI.
namespace SmmFirmwareKit.Efi;

/// <summary>EFI_SMM_ENTRY_CONTEXT (MdePkg/Include/Pi/PiSmmCis.h), 0x28 bytes.</summary>
[FirmwareStructure("EFI_SMM_ENTRY_CONTEXT", Source = "MdePkg/Include/Pi/PiSmmCis.h")]
public partial struct EfiSmmEntryContext
{
    public FunctionPointer<EfiSmmStartupThisAp> SmmStartupThisAp;
    public ulong CurrentlyExecutingCpu;
    public ulong NumberOfCpus;

    /// <summary>UINTN *: sizes of the save states.</summary>
    public ulong CpuSaveStateSize;

    /// <summary>VOID **: addresses of the save states.</summary>
    public ulong CpuSaveState;
}
