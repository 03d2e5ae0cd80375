// Protocols in modelled memory: calls through them step by step, tampered tables, and the databases that hand them out.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Platform.Tests.Modules;

public sealed class ProtocolCallTests
{
    private static readonly Ptr<ulong> s_number = new(0x00300000);

    [Fact]
    public void TypedCall_ReadsThePointerThenFetchesTheCodeThere()
    {
        ServiceBench bench = new();
        Steps steps = new(bench.Service.mService.WhoAmIPointer.Address, bench.Service.ServiceWhoAmIAddress);
        EfiStatus status = EfiStatus.Aborted;
        bench.Core.Bench.Machine.Scheduler.Trace = steps;
        bench.Run(async () => status = await bench.Service.mService.WhoAmI(s_number));
        Assert.Equal(EfiStatus.Success, status);
        Assert.Equal([(StepKind.MemoryRead, bench.Service.ServiceWhoAmIAddress), (StepKind.Fetch, 0)], steps.Seen);
    }

    [Fact]
    public void Arguments_ArriveWithThisFirst()
    {
        ServiceBench bench = new();
        ulong seen = 0;
        EfiStatus status = EfiStatus.Aborted;
        bench.Run(async () =>
        {
            status = await bench.Service.mService.RemoveProcessor(new CpuIndex(7));
            seen = await bench.Service.Seen;
        });
        Assert.Equal((EfiStatus.NotFound, bench.Service.mService.Address + 7), (status, seen));
    }

    [Fact]
    public void MemberPointerOverwritten_CallGoesElsewhere()
    {
        ServiceBench bench = new();
        EfiStatus before = EfiStatus.Aborted;
        EfiStatus after = EfiStatus.Aborted;
        bench.Run(async () =>
        {
            before = await bench.Service.mService.WhoAmI(s_number);
            await bench.Service.mService.WhoAmIPointer.Set(bench.Service.AttackerAddress);
            after = await bench.Service.mService.WhoAmI(s_number);
        });
        Assert.Equal((EfiStatus.Success, EfiStatus.SecurityViolation), (before, after));
    }

    [Fact]
    public void InstalledInSmm_IsLocatedByItsTypeAndNoOtherIs()
    {
        ServiceBench bench = new();
        Ptr<EfiSmmCpuServiceProtocol> located = default;
        EfiStatus other = EfiStatus.Aborted;
        bench.Run(async () =>
        {
            await bench.Core.Services.MmInstallProtocolInterface(bench.Service.mService.Pointer);
            (_, located) = await bench.Core.Services.MmLocateProtocol<EfiSmmCpuServiceProtocol>();
            (other, _) = await bench.Core.Services.MmLocateProtocol<EfiMmMpProtocol>();
        });
        Assert.Equal((bench.Service.mService.Pointer, EfiStatus.NotFound), (located, other));
    }

    [Fact]
    public void InstalledInDxe_IsLocatedByItsTypeAndByItsGuid()
    {
        ServiceBench bench = new();
        Ptr<EfiSmmCpuServiceProtocol> byType = default;
        ulong byGuid = 0;
        bench.Run(async () =>
        {
            await bench.Core.DxeCore.DxeMain.InitializeServices();
            IUefiBootServicesTableLib services = bench.Core.Bench.UefiBootServicesTableLib;
            await services.InstallProtocolInterface(bench.Service.mService.Pointer);
            (_, byType) = await services.LocateProtocol<EfiSmmCpuServiceProtocol>();
            (_, byGuid) = await services.LocateProtocol(Guids.gEfiSmmCpuServiceProtocolGuid);
        });
        Assert.Equal((bench.Service.mService.Pointer, bench.Service.mService.Address), (byType, byGuid));
    }

    /// <summary>What is read at one address and fetched at another; a fetch's value is the identity of the code.</summary>
    private sealed class Steps(ulong pointer, ulong code) : ITraceSink
    {
        public List<(StepKind Kind, ulong Value)> Seen { get; } = [];

        public void Record(in StepRecord record)
        {
            if (record.Kind == StepKind.MemoryRead && record.Address == pointer)
            {
                Seen.Add((record.Kind, record.Value));
            }
            else if (record.Kind == StepKind.Fetch && record.Address == code)
            {
                Seen.Add((record.Kind, 0));
            }
        }
    }

    private sealed class ServiceBench
    {
        internal ServiceBench()
        {
            Service = Core.Bench.AddPart("Service", new ExampleService(), 0x00D80000);
        }

        internal SmmCoreBench Core { get; } = new();

        internal ExampleService Service { get; }

        internal void Run(Func<FirmwareTask> body) => Core.Run(async () =>
        {
            await Service.Initialize();
            await body();
        });
    }
}

/// <summary>A driver that implements EFI_SMM_CPU_SERVICE_PROTOCOL, and a function that is none of its members.</summary>
internal sealed partial class ExampleService : ImagePart
{
    [Global] internal partial Field<EfiSmmCpuServiceProtocol> mService { get; }

    [Global] internal partial Field<ulong> Seen { get; }

    internal FirmwareTask Initialize() => Fill(mService);

    [EntryPoint(Ordinal = 0)]
    [Implements<IEfiSmmCpuServiceProtocol>(nameof(IEfiSmmCpuServiceProtocol.GetProcessorInfo))]
    public FirmwareTask<EfiStatus> ServiceGetProcessorInfo(Ptr<EfiSmmCpuServiceProtocol> @this, CpuIndex processorNumber, Ptr<EfiProcessorInformation> processorInfoBuffer) =>
        FirmwareTask<EfiStatus>.FromResult(EfiStatus.Unsupported);

    [EntryPoint(Ordinal = 1)]
    [Implements<IEfiSmmCpuServiceProtocol>(nameof(IEfiSmmCpuServiceProtocol.SwitchBsp))]
    public FirmwareTask<EfiStatus> ServiceSwitchBsp(Ptr<EfiSmmCpuServiceProtocol> @this, CpuIndex processorNumber) =>
        FirmwareTask<EfiStatus>.FromResult(EfiStatus.Unsupported);

    [EntryPoint(Ordinal = 2)]
    [Implements<IEfiSmmCpuServiceProtocol>(nameof(IEfiSmmCpuServiceProtocol.AddProcessor))]
    public FirmwareTask<EfiStatus> ServiceAddProcessor(Ptr<EfiSmmCpuServiceProtocol> @this, ulong processorId, Ptr<ulong> processorNumber) =>
        FirmwareTask<EfiStatus>.FromResult(EfiStatus.Unsupported);

    [EntryPoint(Ordinal = 3)]
    [Implements<IEfiSmmCpuServiceProtocol>(nameof(IEfiSmmCpuServiceProtocol.RemoveProcessor))]
    public async FirmwareTask<EfiStatus> ServiceRemoveProcessor(Ptr<EfiSmmCpuServiceProtocol> @this, CpuIndex processorNumber)
    {
        await Seen.Set(@this.Address + processorNumber.Value);
        return EfiStatus.NotFound;
    }

    [EntryPoint(Ordinal = 4)]
    [Implements<IEfiSmmCpuServiceProtocol>(nameof(IEfiSmmCpuServiceProtocol.WhoAmI))]
    public async FirmwareTask<EfiStatus> ServiceWhoAmI(Ptr<EfiSmmCpuServiceProtocol> @this, Ptr<ulong> processorNumber)
    {
        await processorNumber.Value.Set(0);
        return EfiStatus.Success;
    }

    [EntryPoint(Ordinal = 5)]
    [Implements<IEfiSmmCpuServiceProtocol>(nameof(IEfiSmmCpuServiceProtocol.RegisterExceptionHandler))]
    public FirmwareTask<EfiStatus> ServiceRegisterExceptionHandler(Ptr<EfiSmmCpuServiceProtocol> @this, ulong exceptionType, FunctionPointer<EfiCpuInterruptHandler> interruptHandler) =>
        FirmwareTask<EfiStatus>.FromResult(EfiStatus.Unsupported);

    [EntryPoint(Ordinal = 6)]
    public FirmwareTask<EfiStatus> Attacker() => FirmwareTask<EfiStatus>.FromResult(EfiStatus.SecurityViolation);
}
