// The SMM core's registration service, which writes down what it is asked for.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Generators.Tests.AtRunTime;

/// <summary>Dispatch handles count from 100 on.</summary>
internal sealed class RegistrationLog : IMmServicesTableLib
{
    public List<(ulong Handler, EfiGuid HandlerType)> Registrations { get; } = [];

    /// <summary>Registrations that succeed before one fails with OUT_OF_RESOURCES.</summary>
    public int FailsAfter { get; init; } = int.MaxValue;

    public Field<Ptr<EfiSmmSystemTable2>> gMmst => throw Unused();

    public FirmwareTask<EfiResult<ulong>> MmiHandlerRegister(FunctionPointer<EfiSmmHandlerEntryPoint2> handler, EfiGuid handlerType = default)
    {
        Registrations.Add((handler.Address, handlerType));
        return FirmwareTask<EfiResult<ulong>>.FromResult(
            Registrations.Count > FailsAfter ? EfiStatus.OutOfResources : new EfiResult<ulong>(EfiStatus.Success, 99UL + (ulong)Registrations.Count));
    }

    public FirmwareTask<EfiResult<ulong>> MmAllocatePool(EfiMemoryType poolType, ulong size) => throw Unused();

    public FirmwareTask<EfiStatus> MmFreePool(ulong buffer) => throw Unused();

    public FirmwareTask<EfiResult<ulong>> MmAllocatePages(EfiAllocateType type, EfiMemoryType memoryType, ulong numberOfPages, ulong memory = 0) => throw Unused();

    public FirmwareTask<EfiStatus> MmFreePages(ulong memory, ulong numberOfPages) => throw Unused();

    public FirmwareTask<EfiResult<ulong>> MmInstallProtocolInterface(EfiGuid protocol, ulong @interface) => throw Unused();

    public FirmwareTask<EfiResult<ulong>> MmLocateProtocol(EfiGuid protocol) => throw Unused();

    public FirmwareTask<EfiResult<ulong>> MmRegisterProtocolNotify(EfiGuid protocol, FunctionPointer<EfiSmmNotifyFn> notifyFunction) => throw Unused();

    public FirmwareTask<EfiStatus> MmiHandlerUnRegister(ulong dispatchHandle) => throw Unused();

    private static InvalidOperationException Unused() => new("a registration calls nothing else");
}
