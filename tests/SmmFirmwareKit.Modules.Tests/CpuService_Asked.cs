// EFI_SMM_CPU_SERVICE_PROTOCOL: the status of every member, and when changes take effect.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.Tests;

public sealed class CpuService_Asked
{
    private const int Cpus = 2;
    private const int Slots = 4;
    private const ulong NewApicId = 2;

    [Fact]
    public void GetProcessorInfo_SaysWhetherTheSlotIsThereAndFilled()
    {
        EfiStatus[] statuses = Run(async core =>
        {
            Ptr<EfiSmmCpuServiceProtocol> service = await core.CpuService;
            ulong member = await service.GetProcessorInfoPointer;
            await core.Ask(member, service.Address, 1, core.Scratch.Address);
            await core.Ask(member, service.Address, Slots, core.Scratch.Address);
            await core.Ask(member, service.Address, 1, 0);
            await core.Ask(member, service.Address, 2, core.Scratch.Address);
        });
        Assert.Equal([EfiStatus.Success, EfiStatus.InvalidParameter, EfiStatus.InvalidParameter, EfiStatus.NotFound], statuses);
    }

    [Fact]
    public void WhoAmI_NamesTheBsp()
    {
        EfiStatus[] statuses = Run(async core =>
        {
            Ptr<EfiSmmCpuServiceProtocol> service = await core.CpuService;
            await core.Scratch[0].Set(77);
            await core.Ask(await service.WhoAmIPointer, service.Address, core.Scratch.Address);
            await core.Record(await core.Scratch[0]);
            await core.Ask(await service.WhoAmIPointer, service.Address, 0);
        });
        Assert.Equal([EfiStatus.Success, (EfiStatus)0, EfiStatus.InvalidParameter], statuses);
    }

    [Fact]
    public void AddProcessor_NeedsASlotWithThatId()
    {
        EfiStatus[] statuses = Run(async core =>
        {
            Ptr<EfiSmmCpuServiceProtocol> service = await core.CpuService;
            ulong member = await service.AddProcessorPointer;
            await core.Ask(member, service.Address, NewApicId, 0);
            await core.Ask(member, service.Address, ApicId.InvalidApicId, core.Scratch.Address);
            await core.Ask(member, service.Address, 1, core.Scratch.Address);
            await core.Ask(member, service.Address, NewApicId, core.Scratch.Address);
            await AnnounceApicId(core, 3, NewApicId);
            await core.Ask(member, service.Address, NewApicId, core.Scratch.Address);
            await core.Record(await core.Scratch[0]);
            await core.Ask(member, service.Address, NewApicId, core.Scratch.Address);
        });
        Assert.Equal(
            [EfiStatus.InvalidParameter, EfiStatus.InvalidParameter, EfiStatus.AlreadyStarted, EfiStatus.InvalidParameter, EfiStatus.Success, (EfiStatus)3, EfiStatus.AlreadyStarted],
            statuses);
    }

    [Fact]
    public void RemoveProcessor_EmptiesTheSlotAtOnceAndCountsAtTheEndOfTheSmi()
    {
        SmmBench bench = RunBench(async core =>
        {
            Ptr<EfiSmmCpuServiceProtocol> service = await core.CpuService;
            ulong member = await service.RemoveProcessorPointer;
            await core.Ask(member, service.Address, Slots);
            await core.Ask(member, service.Address, 2);
            await core.Ask(member, service.Address, 0);
            await core.Ask(member, service.Address, 1);
            await core.Ask(await service.GetProcessorInfoPointer, service.Address, 1, core.Scratch.Address);
            await core.Ask(member, service.Address, 1);
        });
        Assert.Equal(
            [EfiStatus.InvalidParameter, EfiStatus.InvalidParameter, EfiStatus.Unsupported, EfiStatus.Success, EfiStatus.NotFound, EfiStatus.InvalidParameter],
            bench.Statuses());
        Assert.Equal(1UL, bench.Read64(bench.Driver.MpService.NumberOfCpus.Address));
    }

    /// <summary>§10: AddProcessor and RemoveProcessor set Operation; SmmCpuUpdate changes mNumberOfCpus at the end of the SMI.</summary>
    [Fact]
    public void AddAndRemoveProcessor_LeaveTheCountAloneUntilTheSmiEnds()
    {
        SmmBench? bench = null;
        bench = new SmmBench(new BenchOptions(Cpus)
        {
            Slots = Slots,
            Scenario = async core =>
            {
                Field<ulong> count = bench!.Driver.MpService.NumberOfCpus;
                Ptr<EfiSmmCpuServiceProtocol> service = await core.CpuService;
                await core.Record(await count);
                await AnnounceApicId(core, 3, NewApicId);
                await core.Ask(await service.AddProcessorPointer, service.Address, NewApicId, core.Scratch.Address);
                await core.Record(await count);
                await core.Ask(await service.RemoveProcessorPointer, service.Address, 1);
                await core.Record(await count);
            },
        });
        bench.Run();
        Assert.Equal([(EfiStatus)Cpus, EfiStatus.Success, (EfiStatus)Cpus, EfiStatus.Success, (EfiStatus)Cpus], bench.Statuses());
        Assert.Equal((ulong)Cpus, bench.Read64(bench.Driver.MpService.NumberOfCpus.Address));
    }

    [Fact]
    public void SwitchBsp_RefusesTheBspAndASecondRequest()
    {
        EfiStatus[] statuses = Run(async core =>
        {
            Ptr<EfiSmmCpuServiceProtocol> service = await core.CpuService;
            ulong member = await service.SwitchBspPointer;
            await core.Ask(member, service.Address, Slots);
            await core.Ask(member, service.Address, 2);
            await core.Ask(member, service.Address, 0);
            await core.Ask(member, service.Address, 1);
            await core.Ask(member, service.Address, 1);
        });
        Assert.Equal([EfiStatus.InvalidParameter, EfiStatus.NotFound, EfiStatus.Unsupported, EfiStatus.Success, EfiStatus.Unsupported], statuses);
    }

    [Fact]
    public void RegisterExceptionHandler_KeepsOneHandlerPerVector()
    {
        EfiStatus[] statuses = Run(async core =>
        {
            Ptr<EfiSmmCpuServiceProtocol> service = await core.CpuService;
            ulong member = await service.RegisterExceptionHandlerPointer;
            await core.Ask(member, service.Address, 13, 0);
            await core.Ask(member, service.Address, 13, core.ProcedureAddress);
            await core.Ask(member, service.Address, 13, core.ProcedureAddress);
            await core.Ask(member, service.Address, 13, 0);
            await core.Ask(member, service.Address, 32, core.ProcedureAddress);
        });
        Assert.Equal([EfiStatus.InvalidParameter, EfiStatus.Success, EfiStatus.AlreadyStarted, EfiStatus.Success, EfiStatus.Unsupported], statuses);
    }

    [Theory]
    [InlineData(false, EfiStatus.Success, EfiStatus.Success)]
    [InlineData(true, EfiStatus.Timeout, EfiStatus.Success)]
    public void WaitForAllProcessor_OnlyRelaxedModeHasToWait(bool relaxed, EfiStatus withoutBlocking, EfiStatus blocking)
    {
        SmmBench bench = new SmmBench(new BenchOptions(Cpus)
        {
            Relaxed = relaxed,
            Scenario = async core =>
            {
                Ptr<EdkiiSmmCpuRendezvousProtocol> rendezvous = await core.Rendezvous;
                await core.Ask(await rendezvous.WaitForAllProcessorPointer, rendezvous.Address, 0);
                await core.Ask(await rendezvous.WaitForAllProcessorPointer, rendezvous.Address, 1);
            },
        }).Run();
        Assert.Equal([withoutBlocking, blocking], bench.Statuses());
    }

    // What CpuHotplugSmm does before it calls AddProcessor.
    private static async FirmwareTask AnnounceApicId(BenchCore core, ulong slot, ulong apicId)
    {
        Ptr<CpuHotPlugData> data = await core.HotPlugData();
        await (await data.ApicId)[slot].Set(apicId);
    }

    private static EfiStatus[] Run(Func<BenchCore, FirmwareTask> scenario) => RunBench(scenario).Statuses();

    private static SmmBench RunBench(Func<BenchCore, FirmwareTask> scenario) =>
        new SmmBench(new BenchOptions(Cpus) { Slots = Slots, Scenario = scenario }).Run();
}
