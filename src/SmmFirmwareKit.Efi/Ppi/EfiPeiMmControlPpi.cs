// Raising software SMIs from PEI.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Efi;

/// <summary>EFI_PEI_MM_CONTROL_PPI. Members take the PEI services before This.</summary>
[Protocol("EFI_PEI_MM_CONTROL_PPI", "61C68702-4D7E-4F43-8DEF-A74305CE74C5", GuidName = "gEfiPeiMmControlPpiGuid", Source = "MdePkg/Include/Ppi/MmControl.h")]
public interface IEfiPeiMmControlPpi
{
    FirmwareTask<EfiStatus> Trigger(ulong peiServices, Ptr<EfiPeiMmControlPpi> @this, Ptr<sbyte> argumentBuffer, Ptr<ulong> argumentBufferSize, bool periodic, ulong activationInterval);

    FirmwareTask<EfiStatus> Clear(ulong peiServices, Ptr<EfiPeiMmControlPpi> @this, bool periodic);
}

/// <summary>Table of <see cref="IEfiPeiMmControlPpi"/>.</summary>
public partial struct EfiPeiMmControlPpi;
