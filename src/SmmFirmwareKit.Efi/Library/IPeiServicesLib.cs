// Library class PeiServicesLib: the PEI core's services, with values for locals.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Efi;

/// <summary>PeiServicesLib (MdePkg/Include/Library/PeiServicesLib.h).</summary>
public interface IPeiServicesLib
{
    FirmwareTask<EfiStatus> PeiServicesInstallPpi(EfiGuid guid, ulong ppi);

    /// <summary>The interface, or EFI_NOT_FOUND.</summary>
    FirmwareTask<EfiResult<ulong>> PeiServicesLocatePpi(EfiGuid guid, ulong instance = 0);

    /// <summary>Calls an EFI_PEIM_NOTIFY_ENTRY_POINT (PeiServices, NotifyDescriptor, Ppi), at once if the PPI is there already.</summary>
    FirmwareTask<EfiStatus> PeiServicesNotifyPpi(EfiGuid guid, ulong notify);

    FirmwareTask<EfiResult<ulong>> PeiServicesAllocatePages(EfiMemoryType memoryType, ulong pages);

    FirmwareTask<EfiResult<ulong>> PeiServicesAllocatePool(ulong size);

    FirmwareTask<EfiBootMode> PeiServicesGetBootMode();

    FirmwareTask<EfiStatus> PeiServicesSetBootMode(EfiBootMode bootMode);

    /// <summary>Tells the core where permanent memory is.</summary>
    FirmwareTask<EfiStatus> PeiServicesInstallPeiMemory(ulong memoryBegin, ulong memoryLength);
}
