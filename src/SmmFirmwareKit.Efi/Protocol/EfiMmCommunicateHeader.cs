// What a message to SMM starts with.
namespace SmmFirmwareKit.Efi;

/// <summary>EFI_MM_COMMUNICATE_HEADER (MdePkg/Include/Protocol/MmCommunication.h): 0x18 bytes before the data.</summary>
[FirmwareStructure("EFI_MM_COMMUNICATE_HEADER", Source = "MdePkg/Include/Protocol/MmCommunication.h")]
[FlexibleArray<byte>("Data")]
public partial struct EfiMmCommunicateHeader
{
    public EfiGuid HeaderGuid;
    public ulong MessageLength;
}
