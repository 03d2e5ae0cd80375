// Raising a software SMI.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Efi;

/// <summary>EFI_SMM_CONTROL2_PROTOCOL.</summary>
[Protocol("EFI_SMM_CONTROL2_PROTOCOL", "843DC720-AB1E-42CB-9357-8A0078F3561B", GuidName = "gEfiSmmControl2ProtocolGuid", Source = "MdePkg/Include/Protocol/MmControl.h")]
public interface IEfiSmmControl2Protocol
{
    FirmwareTask<EfiStatus> Trigger(Ptr<EfiSmmControl2Protocol> @this, Ptr<byte> commandPort, Ptr<byte> dataPort, bool periodic, ulong activationInterval);

    FirmwareTask<EfiStatus> Clear(Ptr<EfiSmmControl2Protocol> @this, bool periodic);

    ulong MinimumTriggerPeriod { get; }
}

/// <summary>Table of <see cref="IEfiSmmControl2Protocol"/>.</summary>
public partial struct EfiSmmControl2Protocol;
