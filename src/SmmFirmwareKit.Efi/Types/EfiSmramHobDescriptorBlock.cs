// The HOB that lists SMRAM ranges (gEfiSmmSmramMemoryGuid).
namespace SmmFirmwareKit.Efi;

/// <summary>EFI_SMRAM_HOB_DESCRIPTOR_BLOCK (MdePkg/Include/Guid/SmramMemoryReserve.h): a count, then the descriptors.</summary>
[FirmwareStructure("EFI_SMRAM_HOB_DESCRIPTOR_BLOCK", Source = "MdePkg/Include/Guid/SmramMemoryReserve.h")]
public partial struct EfiSmramHobDescriptorBlock
{
    public uint NumberOfSmmReservedRegions;

    /// <summary>Padding that the alignment of Descriptor[] makes.</summary>
    public uint Reserved;

    /// <summary>First of <see cref="NumberOfSmmReservedRegions"/> descriptors.</summary>
    public EfiSmramDescriptor Descriptor;
}
