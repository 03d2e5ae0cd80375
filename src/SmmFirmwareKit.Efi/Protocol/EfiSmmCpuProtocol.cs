// Access to the registers that an SMI saved.
namespace SmmFirmwareKit.Efi;

/// <summary>EFI_SMM_CPU_PROTOCOL, alias EFI_MM_CPU_PROTOCOL (MdePkg/Include/Protocol/MmCpu.h).</summary>
[FirmwareStructure("EFI_SMM_CPU_PROTOCOL", Source = "MdePkg/Include/Protocol/MmCpu.h")]
public partial struct EfiSmmCpuProtocol
{
    /// <summary>(This, UINTN Width, EFI_MM_SAVE_STATE_REGISTER, UINTN CpuIndex, OUT VOID *Buffer).</summary>
    public ulong ReadSaveState;

    /// <summary>(This, UINTN Width, EFI_MM_SAVE_STATE_REGISTER, UINTN CpuIndex, IN CONST VOID *Buffer).</summary>
    public ulong WriteSaveState;
}
