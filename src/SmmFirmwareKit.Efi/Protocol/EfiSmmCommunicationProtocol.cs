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

/// <summary>EFI_MM_COMMUNICATION3_PROTOCOL: the message has a version 3 header, which says its size.</summary>
[Protocol("EFI_MM_COMMUNICATION3_PROTOCOL", "F7234A14-0DF2-46C0-AD28-90E6B883A72F", GuidName = "gEfiMmCommunication3ProtocolGuid", Source = "MdePkg/Include/Protocol/MmCommunication3.h")]
public interface IEfiMmCommunication3Protocol
{
    FirmwareTask<EfiStatus> Communicate(Ptr<EfiMmCommunication3Protocol> @this, Ptr<EfiMmCommunicateHeaderV3> commBufferPhysical, Ptr<EfiMmCommunicateHeaderV3> commBufferVirtual);
}

/// <summary>Table of <see cref="IEfiMmCommunication3Protocol"/>.</summary>
public partial struct EfiMmCommunication3Protocol;
