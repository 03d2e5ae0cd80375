// What a message to SMM starts with.
namespace SmmFirmwareKit.Efi;

/// <summary>EFI_MM_COMMUNICATE_HEADER (MdePkg/Include/Protocol/MmCommunication.h): 0x18 bytes before the data.</summary>
[FirmwareStructure("EFI_MM_COMMUNICATE_HEADER", Source = "MdePkg/Include/Protocol/MmCommunication.h")]
public partial struct EfiMmCommunicateHeader
{
    /// <summary>Offset of Data[].</summary>
    public const ulong HeaderSize = 0x18;

    public EfiGuid HeaderGuid;
    public ulong MessageLength;
}
