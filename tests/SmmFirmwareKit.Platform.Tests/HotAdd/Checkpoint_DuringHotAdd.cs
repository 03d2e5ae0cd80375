// The checkpoint law, over boot and hot-add: what follows a checkpoint is the same however often it is taken back.
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Platform.Tests.HotAdd;

public sealed class Checkpoint_DuringHotAdd
{
    private const int Added = 2;
    private static readonly OvmfPkgX64 s_firmware = HotAddRun.Firmware(slots: 6, bootCpus: 2, hostSmiFeatures: 7);

    /// <summary>How a run ended: two runs that agree in this agree in everything that decides how they go on.</summary>
    private sealed record Ending(ulong Trace, ulong Steps, ulong Digest, ulong Now, string Processors);

    public static TheoryData<ulong> Seeds() => [.. Enumerable.Range(1, 24).Select(seed => (ulong)seed)];

    /// <summary>Takes it at a random step of the boot or of the hot-add, and once more later on.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void RestoredAtAnyStep_TheRestOfTheRunIsTheSame(ulong seed)
    {
        Random random = new((int)seed);
        bool duringBoot = seed % 3 == 0;
        HotAddRun run = new(s_firmware, HotAddCase.Strategy(seed));
        if (!duringBoot)
        {
            BootAndPlug(run, seed);
        }

        ulong skipped = (ulong)random.Next(1, duringBoot ? 60_000 : 12_000);
        run.Machine.Scheduler.Run(skipped);
        Checkpoint outer = run.Machine.Journal.Take();
        ulong digest = run.Machine.Digest();
        Ending first = Finish(run);
        run.Machine.Journal.Restore(outer);
        Assert.True(digest == run.Machine.Digest(), $"seed {seed}: the state after {skipped} steps was not restored");

        run.Machine.Scheduler.Run((ulong)random.Next(1, 5_000));
        Checkpoint inner = run.Machine.Journal.Take();
        Ending fromInner = Finish(run);
        run.Machine.Journal.Restore(inner);
        AssertSame(fromInner, Finish(run), $"seed {seed}: the inner checkpoint");
        run.Machine.Journal.Restore(outer);
        AssertSame(first, Finish(run), $"seed {seed}: the outer checkpoint, {skipped} steps in");
    }

    /// <summary>Cutting a run into pieces changes nothing.</summary>
    [Theory]
    [InlineData(7UL, 1UL)]
    [InlineData(8UL, 17UL)]
    [InlineData(9UL, 1000UL)]
    public void StoppedAndContinued_TheRunIsTheSame(ulong seed, ulong piece)
    {
        HotAddRun whole = new(s_firmware, HotAddCase.Strategy(seed));
        BootAndPlug(whole, seed);
        HotAddRun pieces = new(s_firmware, HotAddCase.Strategy(seed));
        BootAndPlug(pieces, seed);
        TraceHash trace = new();
        pieces.Machine.Scheduler.Trace = trace;
        while (pieces.Machine.Scheduler.Run(piece) == RunOutcome.StepLimit)
        {
            Assert.True(trace.Steps < 10_000_000, $"seed {seed}: no end");
        }

        AssertSame(Finish(whole), EndingOf(pieces, trace), $"seed {seed} in pieces of {piece} steps");
    }

    /// <summary>Same arguments, same run: alone, again, and beside others on other threads.</summary>
    [Fact]
    public void ManyMachinesInParallel_RunLikeOneAfterTheOther()
    {
        const int machines = 16;
        Ending[] alone = [.. Enumerable.Range(0, machines).Select(i => WholeRun((ulong)i))];
        Ending[] together = new Ending[machines];
        Parallel.For(0, machines, i => together[i] = WholeRun((ulong)i));
        Assert.Equal(alone, together);
        Assert.Equal(machines, alone.Select(ending => ending.Trace).Distinct().Count());
    }

    private static Ending WholeRun(ulong seed)
    {
        HotAddRun run = new(s_firmware, HotAddCase.Strategy(seed));
        BootAndPlug(run, seed);
        return Finish(run);
    }

    private static void BootAndPlug(HotAddRun run, ulong seed)
    {
        run.Settle();
        run.Plug(Added, seed % 2 == 0 ? PlugMoment.BeforeSmi : PlugMoment.AfterSmi);
    }

    private static Ending Finish(HotAddRun run)
    {
        TraceHash trace = new();
        run.Machine.Scheduler.Trace = trace;
        run.Settle();
        return EndingOf(run, trace);
    }

    private static Ending EndingOf(HotAddRun run, TraceHash trace)
    {
        run.Machine.Scheduler.Trace = null;
        return new Ending(trace.Value, trace.Steps, run.Machine.Digest(), run.Machine.Scheduler.Now, run.Describe());
    }

    private static void AssertSame(Ending expected, Ending actual, string what) =>
        Assert.True(expected == actual, $"{what}: ended as {actual} instead of {expected}");
}
