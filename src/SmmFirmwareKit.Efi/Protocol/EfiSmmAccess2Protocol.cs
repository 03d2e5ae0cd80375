// Opening, closing and locking SMRAM.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Efi;

/// <summary>EFI_SMM_ACCESS2_PROTOCOL.</summary>
[Protocol("EFI_SMM_ACCESS2_PROTOCOL", "C2702B74-800C-4131-8746-8FB5B89CE4AC", GuidName = "gEfiSmmAccess2ProtocolGuid", Source = "MdePkg/Include/Protocol/MmAccess.h")]
public interface IEfiSmmAccess2Protocol
{
    FirmwareTask<EfiStatus> Open(Ptr<EfiSmmAccess2Protocol> @this);

    FirmwareTask<EfiStatus> Close(Ptr<EfiSmmAccess2Protocol> @this);

    FirmwareTask<EfiStatus> Lock(Ptr<EfiSmmAccess2Protocol> @this);

    FirmwareTask<EfiStatus> GetCapabilities(Ptr<EfiSmmAccess2Protocol> @this, Ptr<ulong> smramMapSize, Ptr<EfiSmramDescriptor> smramMap);

    bool LockState { get; }

    bool OpenState { get; }
}

/// <summary>Table of <see cref="IEfiSmmAccess2Protocol"/>.</summary>
public partial struct EfiSmmAccess2Protocol;
