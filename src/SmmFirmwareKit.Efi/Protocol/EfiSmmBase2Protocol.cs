// Tells a driver whether it runs inside SMM and where the system table is.
namespace SmmFirmwareKit.Efi;

/// <summary>EFI_SMM_BASE2_PROTOCOL (MdePkg/Include/Protocol/MmBase.h).</summary>
[FirmwareStructure("EFI_SMM_BASE2_PROTOCOL", Source = "MdePkg/Include/Protocol/MmBase.h")]
public partial struct EfiSmmBase2Protocol
{
    /// <summary>(This, OUT BOOLEAN *InSmram).</summary>
    public ulong InSmm;

    /// <summary>(This, IN OUT EFI_SMM_SYSTEM_TABLE2 **Smst).</summary>
    public ulong GetSmstLocation;
}
