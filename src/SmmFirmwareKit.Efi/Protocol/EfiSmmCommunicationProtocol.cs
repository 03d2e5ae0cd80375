// Sending a message into SMM.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Efi;

/// <summary>EFI_SMM_COMMUNICATION_PROTOCOL.</summary>
[Protocol("EFI_SMM_COMMUNICATION_PROTOCOL", "C68ED8E2-9DC6-4CBD-9D94-DB65ACC5C332", GuidName = "gEfiSmmCommunicationProtocolGuid", Source = "MdePkg/Include/Protocol/MmCommunication.h")]
public interface IEfiSmmCommunicationProtocol
{
    FirmwareTask<EfiStatus> Communicate(Ptr<EfiSmmCommunicationProtocol> @this, Ptr<EfiMmCommunicateHeader> commBuffer, Ptr<ulong> commSize);
}

/// <summary>Table of <see cref="IEfiSmmCommunicationProtocol"/>.</summary>
public partial struct EfiSmmCommunicationProtocol;

/// <summary>EFI_MM_COMMUNICATION2_PROTOCOL: after SetVirtualAddressMap the message has two addresses.</summary>
[Protocol("EFI_MM_COMMUNICATION2_PROTOCOL", "378DAEDC-F06B-4446-8314-40AB933C87A3", GuidName = "gEfiMmCommunication2ProtocolGuid", Source = "MdePkg/Include/Protocol/MmCommunication2.h")]
public interface IEfiMmCommunication2Protocol
{
    FirmwareTask<EfiStatus> Communicate(Ptr<EfiMmCommunication2Protocol> @this, Ptr<EfiMmCommunicateHeader> commBufferPhysical, Ptr<EfiMmCommunicateHeader> commBufferVirtual, Ptr<ulong> commSize);
}

/// <summary>Table of <see cref="IEfiMmCommunication2Protocol"/>.</summary>
public partial struct EfiMmCommunication2Protocol;
