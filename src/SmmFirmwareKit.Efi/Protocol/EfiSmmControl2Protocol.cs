// Raising a software SMI.
namespace SmmFirmwareKit.Efi;

/// <summary>EFI_SMM_CONTROL2_PROTOCOL (MdePkg/Include/Protocol/MmControl.h).</summary>
[FirmwareStructure("EFI_SMM_CONTROL2_PROTOCOL", Source = "MdePkg/Include/Protocol/MmControl.h")]
public partial struct EfiSmmControl2Protocol
{
    /// <summary>(This, IN OUT UINT8 *CommandPort, IN OUT UINT8 *DataPort, BOOLEAN Periodic, UINTN ActivationInterval).</summary>
    public ulong Trigger;

    /// <summary>(This, BOOLEAN Periodic).</summary>
    public ulong Clear;
    public ulong MinimumTriggerPeriod;
}
