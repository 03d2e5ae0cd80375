// How the SMM core registers its entry point with PiSmmCpuDxeSmm.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Efi;

/// <summary>EFI_SMM_CONFIGURATION_PROTOCOL.</summary>
[Protocol("EFI_SMM_CONFIGURATION_PROTOCOL", "26EEB3DE-B689-492E-80F0-BE8BD7DA4BA7", GuidName = "gEfiSmmConfigurationProtocolGuid", Source = "MdePkg/Include/Protocol/MmConfiguration.h")]
public interface IEfiSmmConfigurationProtocol
{
    /// <summary>Ended by a zero size.</summary>
    Ptr<EfiSmmReservedSmramRegion> SmramReservedRegions { get; }

    FirmwareTask<EfiStatus> RegisterSmmEntry(Ptr<EfiSmmConfigurationProtocol> @this, FunctionPointer<EfiSmmEntryPoint> smmEntryPoint);
}

/// <summary>Table of <see cref="IEfiSmmConfigurationProtocol"/>.</summary>
public partial struct EfiSmmConfigurationProtocol;
