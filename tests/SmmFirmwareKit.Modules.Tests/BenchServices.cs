// The bench's SMM and boot services: a heap that only grows, and a protocol database of five places.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.Tests;

/// <summary>gMmst without a core behind it.</summary>
[LibraryInstance("Bench/BenchServices.inf", Extern = typeof(BenchModule))]
internal sealed partial class BenchServices : IMmServicesTableLib
{
    public Field<Ptr<EfiSmmSystemTable2>> gMmst => Module.BenchCore.SmstPointer;

    public FirmwareTask<EfiResult<ulong>> MmAllocatePool(EfiMemoryType poolType, ulong size) => Allocate(size, 64);

    public FirmwareTask<EfiStatus> MmFreePool(ulong buffer) => FirmwareTask<EfiStatus>.FromResult(EfiStatus.Success);

    public FirmwareTask<EfiResult<ulong>> MmAllocatePages(EfiAllocateType type, EfiMemoryType memoryType, ulong numberOfPages, ulong memory = 0) =>
        Allocate(numberOfPages * EfiPages.EfiPageSize, EfiPages.EfiPageSize);

    public FirmwareTask<EfiStatus> MmFreePages(ulong memory, ulong numberOfPages) => FirmwareTask<EfiStatus>.FromResult(EfiStatus.Success);

    public async FirmwareTask<EfiResult<ulong>> MmInstallProtocolInterface(EfiGuid protocol, ulong @interface)
    {
        await Module.BenchCore.Installed(protocol, @interface);
        return new EfiResult<ulong>(EfiStatus.Success, @interface);
    }

    public async FirmwareTask<EfiResult<ulong>> MmRegisterProtocolNotify(EfiGuid protocol, FunctionPointer<EfiSmmNotifyFn> notifyFunction)
    {
        await Module.BenchCore.ReadyToLockNotify.Set(notifyFunction);
        return new EfiResult<ulong>(EfiStatus.Success, 1);
    }

    public FirmwareTask<EfiResult<ulong>> MmLocateProtocol(EfiGuid protocol) => throw Unused();

    public FirmwareTask<EfiResult<ulong>> MmiHandlerRegister(FunctionPointer<EfiSmmHandlerEntryPoint2> handler, EfiGuid handlerType = default) => throw Unused();

    public FirmwareTask<EfiStatus> MmiHandlerUnRegister(ulong dispatchHandle) => throw Unused();

    internal static InvalidOperationException Unused() => new("PiSmmCpuDxeSmm does not use this service");

    private async FirmwareTask<EfiResult<ulong>> Allocate(ulong size, ulong alignment)
    {
        ulong start = (await Module.BenchCore.HeapTop + alignment - 1) & ~(alignment - 1);
        if (start + size > SmmBench.RamBytes)
        {
            return EfiStatus.OutOfResources;
        }

        await Module.BenchCore.HeapTop.Set(start + size);
        return new EfiResult<ulong>(EfiStatus.Success, start);
    }
}

/// <summary>gBS: PiSmmCpuDxeSmm only installs EFI_SMM_CONFIGURATION_PROTOCOL there.</summary>
[LibraryInstance("Bench/BenchBootServices.inf", Extern = typeof(BenchModule))]
internal sealed partial class BenchBootServices : IUefiBootServicesTableLib
{
    public async FirmwareTask<EfiResult<ulong>> InstallProtocolInterface(EfiGuid protocol, ulong @interface)
    {
        await Module.BenchCore.Installed(protocol, @interface);
        return new EfiResult<ulong>(EfiStatus.Success, @interface);
    }

    public FirmwareTask<EfiResult<ulong>> LocateProtocol(EfiGuid protocol) => throw BenchServices.Unused();

    public FirmwareTask<EfiResult<ulong>> RegisterProtocolNotify(EfiGuid protocol, FunctionPointer<EfiEventNotify> notifyFunction, ulong notifyContext) => throw BenchServices.Unused();

    public FirmwareTask<EfiResult<ulong>> AllocatePages(EfiAllocateType type, EfiMemoryType memoryType, ulong numberOfPages, ulong memory = 0) => throw BenchServices.Unused();

    public FirmwareTask<EfiStatus> FreePages(ulong memory, ulong numberOfPages) => throw BenchServices.Unused();

    public FirmwareTask<EfiResult<ulong>> AllocatePool(EfiMemoryType poolType, ulong size) => throw BenchServices.Unused();

    public FirmwareTask<EfiStatus> FreePool(ulong buffer) => throw BenchServices.Unused();

    public FirmwareTask<EfiResult<ulong>> CreateEventEx(FunctionPointer<EfiEventNotify> notifyFunction, ulong notifyContext, EfiGuid eventGroup) => throw BenchServices.Unused();

    public FirmwareTask<EfiResult<ulong>> GetMemoryMap(ulong memoryMap, ulong memoryMapSize) => throw BenchServices.Unused();

    public FirmwareTask<EfiStatus> CloseEvent(ulong @event) => throw BenchServices.Unused();

    public FirmwareTask<EfiStatus> SignalEvent(ulong @event) => throw BenchServices.Unused();

    public FirmwareTask EfiEventGroupSignal(EfiGuid eventGroup) => throw BenchServices.Unused();
}
