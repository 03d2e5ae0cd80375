// SMRAM that EFI_SMM_CONFIGURATION keeps from the SMM core's allocator.
namespace SmmFirmwareKit.Efi;

/// <summary>EFI_SMM_RESERVED_SMRAM_REGION (MdePkg/Include/Protocol/MmConfiguration.h); a zero size ends the list.</summary>
[FirmwareStructure("EFI_SMM_RESERVED_SMRAM_REGION", Source = "MdePkg/Include/Protocol/MmConfiguration.h")]
public partial struct EfiSmmReservedSmramRegion
{
    public ulong SmramReservedStart;
    public ulong SmramReservedSize;
}
