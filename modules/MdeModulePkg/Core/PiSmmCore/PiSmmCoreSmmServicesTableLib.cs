// gSmst for the SMM core and its drivers.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.MdeModulePkg.Core.PiSmmCore;

/// <summary>
/// Services are called through the addresses in the SMST. C passes pointers to locals; here GUIDs and results pass through two
/// words of SMRAM, which only the processor that runs the core uses.
/// </summary>
/// <remarks>
/// In C each driver has its own gSmst, which a library constructor fills from EFI_SMM_BASE2_PROTOCOL. Images are linked at fixed
/// addresses here, so that all of them use the core's.
/// </remarks>
[Edk2("MdeModulePkg/Library/PiSmmCoreSmmServicesTableLib/PiSmmCoreSmmServicesTableLib.c")]
[LibraryInstance("MdeModulePkg/Library/PiSmmCoreSmmServicesTableLib/PiSmmCoreSmmServicesTableLib.inf", ModuleTypes.SmmCore | ModuleTypes.DxeSmmDriver | ModuleTypes.HostApplication, Extern = typeof(PiSmmCoreModule))]
public sealed partial class PiSmmCoreSmmServicesTableLib : ISmmServicesTableLib
{
    public Field<Ptr<EfiSmmSystemTable2>> gMmst => Module.PiSmmCore.gSmst;

    public Field<Ptr<EfiSmmSystemTable2>> gSmst => Module.PiSmmCore.gSmst;

    private Field<EfiGuid> GuidArgument => Module.PiSmmCore.GuidArgument;

    private Field<ulong> OutArgument => Module.PiSmmCore.OutArgument;

    public async FirmwareTask<bool> InSmm()
    {
        Ptr<SmmCorePrivateData> smmCorePrivate = await Module.PiSmmCore.gSmmCorePrivate;
        return await smmCorePrivate.InSmm;
    }

    /// <summary>The value is the address. Propagated from SmmAllocatePool.</summary>
    public async FirmwareTask<EfiResult<ulong>> MmAllocatePool(EfiMemoryType poolType, ulong size) =>
        await Out(await CallService(await (await gMmst).SmmAllocatePool, CallArguments.Of((ulong)poolType, size, OutArgument.Address)));

    /// <summary>Propagated from SmmFreePool.</summary>
    public async FirmwareTask<EfiStatus> MmFreePool(ulong buffer) =>
        await CallService(await (await gMmst).SmmFreePool, CallArguments.Of(buffer));

    /// <summary>The value is their address. Propagated from SmmAllocatePages.</summary>
    public async FirmwareTask<EfiResult<ulong>> MmAllocatePages(EfiAllocateType type, EfiMemoryType memoryType, ulong numberOfPages, ulong memory = 0)
    {
        await OutArgument.Set(memory);
        return await Out(await CallService(
            await (await gMmst).SmmAllocatePages,
            CallArguments.Of((ulong)type, (ulong)memoryType, numberOfPages, OutArgument.Address)));
    }

    /// <summary>Propagated from SmmFreePages.</summary>
    public async FirmwareTask<EfiStatus> MmFreePages(ulong memory, ulong numberOfPages) =>
        await CallService(await (await gMmst).SmmFreePages, CallArguments.Of(memory, numberOfPages));

    /// <summary>On a new handle, which is the value. Propagated from SmmInstallProtocolInterface.</summary>
    public async FirmwareTask<EfiResult<ulong>> MmInstallProtocolInterface(EfiGuid protocol, ulong @interface)
    {
        await GuidArgument.Set(protocol);
        await OutArgument.Set(0);
        return await Out(await CallService(
            await (await gMmst).SmmInstallProtocolInterface,
            CallArguments.Of(OutArgument.Address, GuidArgument.Address, 0, @interface)));
    }

    /// <summary>The value is the interface. Propagated from SmmLocateProtocol.</summary>
    public async FirmwareTask<EfiResult<ulong>> MmLocateProtocol(EfiGuid protocol)
    {
        await GuidArgument.Set(protocol);
        return await Out(await CallService(
            await (await gMmst).SmmLocateProtocol, CallArguments.Of(GuidArgument.Address, 0, OutArgument.Address)));
    }

    /// <summary>The value is the registration. Propagated from SmmRegisterProtocolNotify.</summary>
    public async FirmwareTask<EfiResult<ulong>> MmRegisterProtocolNotify(EfiGuid protocol, FunctionPointer<EfiSmmNotifyFn> notifyFunction)
    {
        await GuidArgument.Set(protocol);
        return await Out(await CallService(
            await (await gMmst).SmmRegisterProtocolNotify, CallArguments.Of(GuidArgument.Address, notifyFunction.Address, OutArgument.Address)));
    }

    /// <summary>The value is the dispatch handle. Propagated from SmiHandlerRegister.</summary>
    public async FirmwareTask<EfiResult<ulong>> MmiHandlerRegister(FunctionPointer<EfiSmmHandlerEntryPoint2> handler, EfiGuid handlerType = default)
    {
        ulong type = 0;
        if (handlerType != EfiGuid.Zero)
        {
            await GuidArgument.Set(handlerType);
            type = GuidArgument.Address;
        }

        return await Out(await CallService(
            await (await gMmst).SmiHandlerRegister, CallArguments.Of(handler.Address, type, OutArgument.Address)));
    }

    /// <summary>Propagated from SmiHandlerUnRegister.</summary>
    public async FirmwareTask<EfiStatus> MmiHandlerUnRegister(ulong dispatchHandle) =>
        await CallService(await (await gMmst).SmiHandlerUnRegister, CallArguments.Of(dispatchHandle));

    private static async FirmwareTask<EfiStatus> CallService(ulong service, CallArguments arguments) =>
        (EfiStatus)await Agent.Current.Call(service, arguments);

    private async FirmwareTask<EfiResult<ulong>> Out(EfiStatus status) =>
        status.IsError() ? status : new EfiResult<ulong>(status, await OutArgument);
}
