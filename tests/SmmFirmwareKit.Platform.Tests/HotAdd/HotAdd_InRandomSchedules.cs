// The end state of hot-add in 200 schedules for every number of CPUs, moment and feature set: 2 400 runs.
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Platform.Tests.HotAdd;

/// <summary>The seed of a failure replays it: a case is a pure function of what its message prints.</summary>
public sealed class HotAdd_InRandomSchedules
{
    private const int Slots = 8;
    private const int MostBootCpus = 4;
    private const int Schedules = 200;
    private const int SchedulesPerBoot = 20;

    public static TheoryData<int, PlugMoment, ulong> Cases()
    {
        TheoryData<int, PlugMoment, ulong> cases = [];
        foreach (int added in (ReadOnlySpan<int>)[1, 2, 4])
        {
            foreach (PlugMoment moment in (ReadOnlySpan<PlugMoment>)[PlugMoment.BeforeSmi, PlugMoment.AfterSmi])
            {
                cases.Add(added, moment, 7);
                cases.Add(added, moment, 0);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void EndState_IsTheSameInEverySchedule(int added, PlugMoment moment, ulong hostSmiFeatures)
    {
        OvmfPkgX64[] firmware = [.. Enumerable.Range(1, MostBootCpus).Select(bootCpus => HotAddRun.Firmware(Slots, bootCpus, hostSmiFeatures))];
        Parallel.For(0, Schedules / SchedulesPerBoot, boot =>
        {
            int bootCpus = 1 + (boot % MostBootCpus);
            RunFromOneBoot(firmware[bootCpus - 1], new HotAddCase(bootCpus, added, moment, hostSmiFeatures, (ulong)boot + 1, 0));
        });
    }

    // The hot-adds start from one boot, taken back with a checkpoint; so this is the checkpoint law at work as well.
    private static void RunFromOneBoot(OvmfPkgX64 firmware, HotAddCase run)
    {
        HotAddRun machine = new(firmware, HotAddCase.Strategy(run.BootSeed));
        Explain(run, machine, () => machine.Settle());
        Checkpoint booted = machine.Machine.Journal.Take();
        for (ulong i = 0; i < SchedulesPerBoot; i++)
        {
            HotAddCase one = run with { Seed = (run.BootSeed * 1000) + i };
            machine.Machine.Journal.Restore(booted);
            Explain(one, machine, () => RunOne(machine, one));
        }
    }

    private static void RunOne(HotAddRun machine, HotAddCase one)
    {
        machine.Machine.Scheduler.Strategy = HotAddCase.Strategy(one.Seed);
        NewProcessorTrace trace = new(machine.Platform, one.BootCpus);
        machine.Machine.Scheduler.Trace = trace;
        machine.Plug(one.Added, one.Moment);
        machine.Settle();
        machine.Machine.Scheduler.Trace = null;
        Assert.Null(machine.Platform.Operator.Refusal);
        trace.Verify(one.Added);
        Assert.Equal((uint)one.Added, machine.NotifyCount);
        EndState.Verify(machine, one.Added);
    }

    private static void Explain(HotAddCase run, HotAddRun machine, Action action)
    {
        try
        {
            action();
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"{run}: {e.Message}\n{machine.Describe()}", e);
        }
    }
}
