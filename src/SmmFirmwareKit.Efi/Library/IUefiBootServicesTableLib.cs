// Library class UefiBootServicesTableLib: gBS, with values for locals.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Efi;

/// <summary>UefiBootServicesTableLib (MdePkg/Include/Library/UefiBootServicesTableLib.h): the boot services the phases need.</summary>
public interface IUefiBootServicesTableLib
{
    /// <summary>Installs an interface on a new handle; returns the handle.</summary>
    FirmwareTask<EfiResult<ulong>> InstallProtocolInterface(EfiGuid protocol, ulong @interface);

    /// <summary>The interface, or EFI_NOT_FOUND.</summary>
    FirmwareTask<EfiResult<ulong>> LocateProtocol(EfiGuid protocol);

    /// <summary>Calls an EFI_EVENT_NOTIFY (Event, Context) when the protocol is installed; returns the event.</summary>
    FirmwareTask<EfiResult<ulong>> RegisterProtocolNotify(EfiGuid protocol, FunctionPointer<EfiEventNotify> notifyFunction, ulong notifyContext);

    /// <param name="memory">Highest or exact address, as the type says.</param>
    FirmwareTask<EfiResult<ulong>> AllocatePages(EfiAllocateType type, EfiMemoryType memoryType, ulong numberOfPages, ulong memory = 0);

    FirmwareTask<EfiStatus> FreePages(ulong memory, ulong numberOfPages);

    /// <summary>Copies the EFI_MEMORY_DESCRIPTORs; returns their size in bytes. EFI_BUFFER_TOO_SMALL when they do not fit.</summary>
    FirmwareTask<EfiResult<ulong>> GetMemoryMap(ulong memoryMapSize, ulong memoryMap);

    FirmwareTask<EfiResult<ulong>> AllocatePool(EfiMemoryType poolType, ulong size);

    FirmwareTask<EfiStatus> FreePool(ulong buffer);

    /// <summary>Adds an EFI_EVENT_NOTIFY (Event, Context) to an event group; returns the event.</summary>
    FirmwareTask<EfiResult<ulong>> CreateEventEx(FunctionPointer<EfiEventNotify> notifyFunction, ulong notifyContext, EfiGuid eventGroup);

    FirmwareTask<EfiStatus> CloseEvent(ulong @event);

    FirmwareTask<EfiStatus> SignalEvent(ulong @event);

    /// <summary>EfiEventGroupSignal() of UefiLib: notifies every event of a group.</summary>
    FirmwareTask EfiEventGroupSignal(EfiGuid eventGroup);
}
