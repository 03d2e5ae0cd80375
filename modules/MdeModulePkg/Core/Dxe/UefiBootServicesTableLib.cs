// gBS for DXE drivers.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.MdeModulePkg.Core.Dxe;

/// <summary>
/// Services are called at the addresses of the DXE core's entry points, so a call from SMM leaves SMRAM and is seen as such.
/// GUIDs and results pass through two words of RAM, where C passes pointers to locals.
/// </summary>
[Edk2("MdePkg/Library/UefiBootServicesTableLib/UefiBootServicesTableLib.c")]
[LibraryInstance("MdePkg/Library/UefiBootServicesTableLib/UefiBootServicesTableLib.inf", ModuleTypes.DxeCore | ModuleTypes.DxeDriver | ModuleTypes.SmmCore | ModuleTypes.DxeSmmDriver | ModuleTypes.HostApplication, Extern = typeof(DxeCoreModule))]
public sealed partial class UefiBootServicesTableLib : IUefiBootServicesTableLib
{
    private const ulong EVT_NOTIFY_SIGNAL = 0x200;
    private const ulong TPL_CALLBACK = 8;

    private Field<EfiGuid> GuidArgument => Module.DxeMain.GuidArgument;

    private Field<ulong> OutArgument => Module.DxeMain.OutArgument;

    /// <summary>On a new handle, which is the value. Propagated from CoreInstallProtocolInterface.</summary>
    public async FirmwareTask<EfiResult<ulong>> InstallProtocolInterface(EfiGuid protocol, ulong @interface)
    {
        await GuidArgument.Set(protocol);
        await OutArgument.Set(0);
        return await Out(await CallService(
            Module.Handle.CoreInstallProtocolInterfaceAddress, CallArguments.Of(OutArgument.Address, GuidArgument.Address, 0, @interface)));
    }

    /// <summary>The value is the interface. Propagated from CoreLocateProtocol.</summary>
    public async FirmwareTask<EfiResult<ulong>> LocateProtocol(EfiGuid protocol)
    {
        await GuidArgument.Set(protocol);
        return await Out(await CallService(
            Module.Handle.CoreLocateProtocolAddress, CallArguments.Of(GuidArgument.Address, 0, OutArgument.Address)));
    }

    /// <summary>The value is the event, which is created for it. Propagated from CoreCreateEventEx, CoreRegisterProtocolNotify.</summary>
    public async FirmwareTask<EfiResult<ulong>> RegisterProtocolNotify(EfiGuid protocol, FunctionPointer<EfiEventNotify> notifyFunction, ulong notifyContext)
    {
        EfiResult<ulong> created = await CreateEvent(notifyFunction, notifyContext, 0);
        if (created.Status.IsError())
        {
            return created;
        }

        await GuidArgument.Set(protocol);
        EfiStatus status = await CallService(
            Module.Handle.CoreRegisterProtocolNotifyAddress, CallArguments.Of(GuidArgument.Address, created.Value, OutArgument.Address));
        return new EfiResult<ulong>(status, created.Value);
    }

    /// <summary>The value is their address. Propagated from CoreAllocatePages.</summary>
    public async FirmwareTask<EfiResult<ulong>> AllocatePages(EfiAllocateType type, EfiMemoryType memoryType, ulong numberOfPages, ulong memory = 0)
    {
        await OutArgument.Set(memory);
        return await Out(await CallService(
            Module.Page.CoreAllocatePagesAddress, CallArguments.Of((ulong)type, (ulong)memoryType, numberOfPages, OutArgument.Address)));
    }

    /// <summary>Propagated from CoreFreePages.</summary>
    public FirmwareTask<EfiStatus> FreePages(ulong memory, ulong numberOfPages) =>
        CallService(Module.Page.CoreFreePagesAddress, CallArguments.Of(memory, numberOfPages));

    /// <summary>The value is the size of the map. Propagated from CoreGetMemoryMap.</summary>
    public async FirmwareTask<EfiResult<ulong>> GetMemoryMap(ulong memoryMapSize, ulong memoryMap)
    {
        await OutArgument.Set(memoryMapSize);
        return await Out(await CallService(Module.Page.CoreGetMemoryMapAddress, CallArguments.Of(OutArgument.Address, memoryMap)));
    }

    /// <summary>The value is the address. Propagated from CoreAllocatePool.</summary>
    public async FirmwareTask<EfiResult<ulong>> AllocatePool(EfiMemoryType poolType, ulong size) =>
        await Out(await CallService(Module.Pool.CoreAllocatePoolAddress, CallArguments.Of((ulong)poolType, size, OutArgument.Address)));

    /// <summary>Propagated from CoreFreePool.</summary>
    public FirmwareTask<EfiStatus> FreePool(ulong buffer) => CallService(Module.Pool.CoreFreePoolAddress, CallArguments.Of(buffer));

    /// <summary>The value is the event. Propagated from CoreCreateEventEx.</summary>
    public async FirmwareTask<EfiResult<ulong>> CreateEventEx(FunctionPointer<EfiEventNotify> notifyFunction, ulong notifyContext, EfiGuid eventGroup)
    {
        await GuidArgument.Set(eventGroup);
        return await CreateEvent(notifyFunction, notifyContext, GuidArgument.Address);
    }

    /// <summary>Propagated from CoreCloseEvent.</summary>
    public FirmwareTask<EfiStatus> CloseEvent(ulong @event) => CallService(Module.Event.CoreCloseEventAddress, CallArguments.Of(@event));

    /// <summary>Propagated from CoreSignalEvent.</summary>
    public FirmwareTask<EfiStatus> SignalEvent(ulong @event) => CallService(Module.Event.CoreSignalEventAddress, CallArguments.Of(@event));

    // UefiLib.c does it with an event of its own in the group, whose function is empty.
    public FirmwareTask EfiEventGroupSignal(EfiGuid eventGroup) => Module.Event.CoreNotifySignalList(eventGroup);

    private async FirmwareTask<EfiResult<ulong>> CreateEvent(FunctionPointer<EfiEventNotify> notifyFunction, ulong notifyContext, ulong eventGroup) =>
        await Out(await CallService(
            Module.Event.CoreCreateEventExAddress,
            CallArguments.Of(EVT_NOTIFY_SIGNAL, TPL_CALLBACK, notifyFunction.Address, notifyContext, eventGroup, OutArgument.Address)));

    private static async FirmwareTask<EfiStatus> CallService(ulong service, CallArguments arguments) =>
        (EfiStatus)await Agent.Current.Call(service, arguments);

    private async FirmwareTask<EfiResult<ulong>> Out(EfiStatus status) =>
        status.IsError() ? status : new EfiResult<ulong>(status, await OutArgument);
}
