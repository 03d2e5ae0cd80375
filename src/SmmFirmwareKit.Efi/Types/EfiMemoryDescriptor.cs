// One range of the UEFI memory map.
namespace SmmFirmwareKit.Efi;

/// <summary>EFI_MEMORY_DESCRIPTOR (MdePkg/Include/Uefi/UefiSpec.h), 0x28 bytes.</summary>
[FirmwareStructure("EFI_MEMORY_DESCRIPTOR", Source = "MdePkg/Include/Uefi/UefiSpec.h")]
public partial struct EfiMemoryDescriptor
{
    public EfiMemoryType Type;
    public ulong PhysicalStart;
    public ulong VirtualStart;
    public ulong NumberOfPages;
    public ulong Attribute;
}
