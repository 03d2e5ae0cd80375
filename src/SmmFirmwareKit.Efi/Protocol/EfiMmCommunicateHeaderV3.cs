// What a message to SMM starts with since PI 1.9.
namespace SmmFirmwareKit.Efi;

/// <summary>EFI_MM_COMMUNICATE_HEADER_V3 (MdePkg/Include/Protocol/MmCommunication3.h): 0x38 bytes before MessageData.</summary>
[FirmwareStructure("EFI_MM_COMMUNICATE_HEADER_V3", Source = "MdePkg/Include/Protocol/MmCommunication3.h")]
[FlexibleArray<byte>("MessageData")]
public partial struct EfiMmCommunicateHeaderV3
{
    /// <summary>gEfiMmCommunicateHeaderV3Guid says that this is a header of version 3.</summary>
    public EfiGuid HeaderGuid;

    /// <summary>Bytes of the header and the message.</summary>
    public ulong BufferSize;
    public ulong Reserved;
    public EfiGuid MessageGuid;
    public ulong MessageSize;
}
