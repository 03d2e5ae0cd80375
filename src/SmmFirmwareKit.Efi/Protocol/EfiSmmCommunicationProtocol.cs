// Sending a message into SMM.
namespace SmmFirmwareKit.Efi;

/// <summary>EFI_SMM_COMMUNICATION_PROTOCOL (MdePkg/Include/Protocol/MmCommunication.h).</summary>
[FirmwareStructure("EFI_SMM_COMMUNICATION_PROTOCOL", Source = "MdePkg/Include/Protocol/MmCommunication.h")]
public partial struct EfiSmmCommunicationProtocol
{
    /// <summary>(This, IN OUT VOID *CommBuffer, IN OUT UINTN *CommSize).</summary>
    public ulong Communicate;
}

/// <summary>EFI_MM_COMMUNICATION2_PROTOCOL (MdePkg/Include/Protocol/MmCommunication2.h).</summary>
[FirmwareStructure("EFI_MM_COMMUNICATION2_PROTOCOL", Source = "MdePkg/Include/Protocol/MmCommunication2.h")]
public partial struct EfiMmCommunication2Protocol
{
    /// <summary>(This, IN OUT VOID *CommBufferPhysical, IN OUT VOID *CommBufferVirtual, IN OUT UINTN *CommSize).</summary>
    public ulong Communicate;
}
