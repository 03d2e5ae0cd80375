// Opening, closing and locking SMRAM from PEI.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Efi;

/// <summary>EFI_PEI_MM_ACCESS_PPI. Members take the PEI services before This.</summary>
[Protocol("EFI_PEI_MM_ACCESS_PPI", "268F33A9-CCCD-48BE-8817-86053AC32ED6", GuidName = "gEfiPeiMmAccessPpiGuid", Source = "MdePkg/Include/Ppi/MmAccess.h")]
public interface IEfiPeiMmAccessPpi
{
    FirmwareTask<EfiStatus> Open(ulong peiServices, Ptr<EfiPeiMmAccessPpi> @this, ulong descriptorIndex);

    FirmwareTask<EfiStatus> Close(ulong peiServices, Ptr<EfiPeiMmAccessPpi> @this, ulong descriptorIndex);

    FirmwareTask<EfiStatus> Lock(ulong peiServices, Ptr<EfiPeiMmAccessPpi> @this, ulong descriptorIndex);

    FirmwareTask<EfiStatus> GetCapabilities(ulong peiServices, Ptr<EfiPeiMmAccessPpi> @this, Ptr<ulong> smramMapSize, Ptr<EfiSmramDescriptor> smramMap);

    bool LockState { get; }

    bool OpenState { get; }
}

/// <summary>Table of <see cref="IEfiPeiMmAccessPpi"/>.</summary>
public partial struct EfiPeiMmAccessPpi;
