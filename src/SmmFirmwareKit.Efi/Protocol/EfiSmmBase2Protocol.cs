// Tells a driver whether it runs inside SMM and where the system table is.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Efi;

/// <summary>EFI_SMM_BASE2_PROTOCOL.</summary>
[Protocol("EFI_SMM_BASE2_PROTOCOL", "F4CCBFB7-F6E0-47FD-9DD4-10A8F150C191", GuidName = "gEfiSmmBase2ProtocolGuid", Source = "MdePkg/Include/Protocol/MmBase.h")]
public interface IEfiSmmBase2Protocol
{
    FirmwareTask<EfiStatus> InSmm(Ptr<EfiSmmBase2Protocol> @this, Ptr<bool> inSmram);

    FirmwareTask<EfiStatus> GetSmstLocation(Ptr<EfiSmmBase2Protocol> @this, Ptr<Ptr<EfiSmmSystemTable2>> smst);
}

/// <summary>Table of <see cref="IEfiSmmBase2Protocol"/>.</summary>
public partial struct EfiSmmBase2Protocol;
