// What UEFI's tables start with.
namespace SmmFirmwareKit.Efi;

/// <summary>EFI_TABLE_HEADER (MdePkg/Include/Uefi/UefiMultiPhase.h), 0x18 bytes.</summary>
[FirmwareStructure("EFI_TABLE_HEADER", Source = "MdePkg/Include/Uefi/UefiMultiPhase.h")]
public partial struct EfiTableHeader
{
    public ulong Signature;
    public uint Revision;
    public uint HeaderSize;
    public uint Crc32;
    public uint Reserved;
}
