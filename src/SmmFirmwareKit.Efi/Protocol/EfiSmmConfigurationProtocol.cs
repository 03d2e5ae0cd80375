// How the SMM core registers its entry point with PiSmmCpuDxeSmm.
namespace SmmFirmwareKit.Efi;

/// <summary>EFI_SMM_CONFIGURATION_PROTOCOL (MdePkg/Include/Protocol/MmConfiguration.h).</summary>
[FirmwareStructure("EFI_SMM_CONFIGURATION_PROTOCOL", Source = "MdePkg/Include/Protocol/MmConfiguration.h")]
public partial struct EfiSmmConfigurationProtocol
{
    /// <summary>EFI_SMM_RESERVED_SMRAM_REGION *, ended by a zero size.</summary>
    public Ptr<EfiSmmReservedSmramRegion> SmramReservedRegions;

    /// <summary>(This, EFI_SMM_ENTRY_POINT).</summary>
    public ulong RegisterSmmEntry;
}
