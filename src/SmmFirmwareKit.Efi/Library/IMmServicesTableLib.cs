// Library classes MmServicesTableLib and SmmServicesTableLib: gMmst and calls through it.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Efi;

/// <summary>MmServicesTableLib (MdePkg/Include/Library/MmServicesTableLib.h): gMmst, and its services with values for locals.</summary>
/// <remarks>A service is called through the address in the table, so a table that was tampered with changes what runs.</remarks>
public interface IMmServicesTableLib
{
    /// <summary>Global gMmst: <c>await lib.gMmst</c> gives the table.</summary>
    Field<Ptr<EfiSmmSystemTable2>> gMmst { get; }

    FirmwareTask<EfiResult<ulong>> MmAllocatePool(EfiMemoryType poolType, ulong size);

    FirmwareTask<EfiStatus> MmFreePool(ulong buffer);

    FirmwareTask<EfiResult<ulong>> MmAllocatePages(EfiAllocateType type, EfiMemoryType memoryType, ulong numberOfPages, ulong memory = 0);

    FirmwareTask<EfiStatus> MmFreePages(ulong memory, ulong numberOfPages);

    /// <summary>Installs an interface on a new handle; returns the handle.</summary>
    FirmwareTask<EfiResult<ulong>> MmInstallProtocolInterface(EfiGuid protocol, ulong @interface);

    FirmwareTask<EfiResult<ulong>> MmLocateProtocol(EfiGuid protocol);

    /// <summary>Returns the registration.</summary>
    FirmwareTask<EfiResult<ulong>> MmRegisterProtocolNotify(EfiGuid protocol, FunctionPointer<EfiSmmNotifyFn> notifyFunction);

    /// <summary>
    /// Registers a handler of a communicate header's GUID, or, with <see cref="EfiGuid.Zero"/> for C's NULL, a root handler. Returns
    /// the dispatch handle.
    /// </summary>
    FirmwareTask<EfiResult<ulong>> MmiHandlerRegister(FunctionPointer<EfiSmmHandlerEntryPoint2> handler, EfiGuid handlerType = default);

    FirmwareTask<EfiStatus> MmiHandlerUnRegister(ulong dispatchHandle);
}

/// <summary>SmmServicesTableLib (MdePkg/Include/Library/SmmServicesTableLib.h): gSmst is the same table.</summary>
public interface ISmmServicesTableLib : IMmServicesTableLib
{
    /// <summary>Global gSmst.</summary>
    Field<Ptr<EfiSmmSystemTable2>> gSmst { get; }

    /// <summary>InSmm(): whether SMM's core is processing an SMI or dispatching.</summary>
    FirmwareTask<bool> InSmm();
}
