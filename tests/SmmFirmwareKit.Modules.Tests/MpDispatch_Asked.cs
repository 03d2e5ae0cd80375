// EFI_MM_MP_PROTOCOL and SmmStartupThisAp: statuses, tokens, and that procedures run.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.Tests;

public sealed class MpDispatch_Asked
{
    private const int Cpus = 3;
    private const int Slots = 5;
    private const ulong StatusOf = 0;
    private const ulong TokenAt = 16;

    [Fact]
    public void DispatchProcedure_RefusesWhatCannotRun()
    {
        SmmBench bench = Run(async core =>
        {
            Ptr<EfiMmMpProtocol> mp = await core.MmMp;
            ulong member = await mp.DispatchProcedurePointer;
            ulong procedure = core.ProcedureAddress;
            await core.Ask(member, mp.Address, procedure, Slots, 0, 0, 0, 0);
            await core.Ask(member, mp.Address, procedure, 0, 0, 0, 0, 0);
            await core.Ask(member, mp.Address, procedure, Cpus, 0, 0, 0, 0);
            await core.Ask(member, mp.Address, procedure, 1, 1000, 0, 0, 0);
            await core.Ask(member, mp.Address, 0, 1, 0, 0, 0, 0);
        });
        Assert.All(bench.Statuses(), status => Assert.Equal(EfiStatus.InvalidParameter, status));
        Assert.Equal(5, bench.Statuses().Length);
        Assert.Equal(0U, Runs(bench));
    }

    [Fact]
    public void DispatchProcedure_Blocking_ReturnsWhenTheProcedureHas()
    {
        SmmBench bench = Run(async core =>
        {
            Ptr<EfiMmMpProtocol> mp = await core.MmMp;
            await core.Ask(await mp.DispatchProcedurePointer, mp.Address, core.ProcedureAddress, 2, 0, (ulong)EfiStatus.NoMedia, 0, core.Scratch[StatusOf].Address);
            await core.Record(await core.ProcedureRuns);
            await core.Record(await core.Scratch[StatusOf]);
        });
        Assert.Equal([EfiStatus.Success, (EfiStatus)1, EfiStatus.NoMedia], bench.Statuses());
    }

    [Fact]
    public void DispatchProcedure_WithToken_IsNotReadyUntilTheProcedureReturns()
    {
        SmmBench bench = Run(async core =>
        {
            Ptr<EfiMmMpProtocol> mp = await core.MmMp;
            await core.Ask(await mp.DispatchProcedurePointer, mp.Address, core.GatedProcedureAddress, 1, 0, 0, core.Scratch[TokenAt].Address, core.Scratch[StatusOf].Address);
            ulong token = await core.Scratch[TokenAt];
            await core.Ask(await mp.CheckForProcedurePointer, mp.Address, token);
            await core.Record(await core.Scratch[StatusOf]);
            await core.Ask(await mp.BroadcastProcedurePointer, mp.Address, core.ProcedureAddress, 0, 0, 0, 0);
            await core.Gate.Set(1);
            await core.Ask(await mp.WaitForProcedurePointer, mp.Address, token);
            await core.Ask(await mp.CheckForProcedurePointer, mp.Address, token);
        });
        Assert.Equal(
            [EfiStatus.Success, EfiStatus.NotReady, EfiStatus.NotReady, EfiStatus.NotReady, EfiStatus.Success, EfiStatus.Success],
            bench.Statuses());
        Assert.Equal(1U, Runs(bench));
    }

    [Fact]
    public void BroadcastProcedure_RunsOnEveryApAndMarksTheOthers()
    {
        SmmBench bench = Run(async core =>
        {
            Ptr<EfiMmMpProtocol> mp = await core.MmMp;
            await core.Ask(await mp.BroadcastProcedurePointer, mp.Address, core.ProcedureAddress, 0, (ulong)EfiStatus.Aborted, core.Scratch[TokenAt].Address, core.Scratch[StatusOf].Address);
            await core.Ask(await mp.WaitForProcedurePointer, mp.Address, await core.Scratch[TokenAt]);
            for (ulong slot = 0; slot < Slots; slot++)
            {
                await core.Record(await core.Scratch[slot]);
            }
        });
        Assert.Equal(
            [EfiStatus.Success, EfiStatus.Success, EfiStatus.NotStarted, EfiStatus.Aborted, EfiStatus.Aborted, EfiStatus.NotStarted, EfiStatus.NotStarted],
            bench.Statuses());
    }

    [Fact]
    public void BroadcastProcedure_WithoutAps_IsNotStarted()
    {
        SmmBench bench = new SmmBench(new BenchOptions(1)
        {
            Scenario = async core =>
            {
                Ptr<EfiMmMpProtocol> mp = await core.MmMp;
                await core.Ask(await mp.BroadcastProcedurePointer, mp.Address, core.ProcedureAddress, 0, 0, 0, 0);
                await core.Ask(await mp.BroadcastProcedurePointer, mp.Address, 0, 0, 0, 0, 0);
                await core.Ask(await mp.BroadcastProcedurePointer, mp.Address, core.ProcedureAddress, 5, 0, 0, 0);
            },
        }).Run();
        Assert.Equal([EfiStatus.NotStarted, EfiStatus.InvalidParameter, EfiStatus.InvalidParameter], bench.Statuses());
    }

    [Fact]
    public void Token_OfAnEarlierSmi_IsNotFound()
    {
        SmmBench bench = new SmmBench(new BenchOptions(2)
        {
            Smis = 2,
            Scenario = async core =>
            {
                Ptr<EfiMmMpProtocol> mp = await core.MmMp;
                if (await core.SmiCount == 1)
                {
                    await core.Ask(await mp.DispatchProcedurePointer, mp.Address, core.ProcedureAddress, 1, 0, 0, core.Scratch[TokenAt].Address, 0);
                    return;
                }

                await core.Ask(await mp.CheckForProcedurePointer, mp.Address, await core.Scratch[TokenAt]);
                await core.Ask(await mp.WaitForProcedurePointer, mp.Address, await core.Scratch[TokenAt]);
                await core.Ask(await mp.CheckForProcedurePointer, mp.Address, 0);
            },
        }).Run();
        Assert.Equal([EfiStatus.Success, EfiStatus.NotFound, EfiStatus.NotFound, EfiStatus.InvalidParameter], bench.Statuses());
    }

    [Fact]
    public void MoreTokensThanAChunkHolds_AllComplete()
    {
        SmmBench bench = Run(async core =>
        {
            Ptr<EfiMmMpProtocol> mp = await core.MmMp;
            for (int i = 0; i < 150; i++)
            {
                await core.CallQuietly(await mp.DispatchProcedurePointer, mp.Address, core.ProcedureAddress, 1, core.Scratch[TokenAt].Address);
            }

            await core.Ask(await mp.WaitForProcedurePointer, mp.Address, await core.Scratch[TokenAt]);
        });
        Assert.Equal([EfiStatus.Success], bench.Statuses());
        Assert.Equal(150U, Runs(bench));
    }

    [Fact]
    public void StartupProcedure_RunsOnEveryProcessorOfTheNextSmi()
    {
        SmmBench bench = new SmmBench(new BenchOptions(Cpus)
        {
            Smis = 2,
            Scenario = async core =>
            {
                Ptr<EfiMmMpProtocol> mp = await core.MmMp;
                await core.Ask(await mp.SetStartupProcedurePointer, mp.Address, 0, 1);
                await core.Ask(await mp.SetStartupProcedurePointer, mp.Address, core.ProcedureAddress, 0);
            },
        }).Run();
        Assert.Equal([EfiStatus.InvalidParameter, EfiStatus.Success, EfiStatus.InvalidParameter, EfiStatus.Success], bench.Statuses());
        Assert.Equal((uint)Cpus, Runs(bench));
    }

    [Fact]
    public void GetNumberOfProcessors_CountsSlots()
    {
        SmmBench bench = Run(async core =>
        {
            Ptr<EfiMmMpProtocol> mp = await core.MmMp;
            await core.Ask(await mp.GetNumberOfProcessorsPointer, mp.Address, core.Scratch.Address);
            await core.Record(await core.Scratch[0]);
            await core.Ask(await mp.GetNumberOfProcessorsPointer, mp.Address, 0);
        });
        Assert.Equal([EfiStatus.Success, (EfiStatus)Slots, EfiStatus.InvalidParameter], bench.Statuses());
    }

    private static uint Runs(SmmBench bench) => (uint)bench.Read64(bench.Core.ProcedureRuns.Address);

    private static SmmBench Run(Func<BenchCore, FirmwareTask> scenario) =>
        new SmmBench(new BenchOptions(Cpus) { Slots = Slots, Scenario = scenario }).Run();
}
