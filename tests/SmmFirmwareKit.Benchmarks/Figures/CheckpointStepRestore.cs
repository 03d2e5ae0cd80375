// What a backtracking explorer pays to try one step: checkpoint, step, restore, with seven frames suspended.
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Execution.Toy;

namespace SmmFirmwareKit.Benchmarks.Figures;

/// <summary>Against what a tester without checkpoints does: run again from the start, here for only a hundred steps.</summary>
internal sealed class CheckpointStepRestore : IFigure
{
    private const int Frames = 7;
    private const int Prefix = 100;
    private const int Times = 4_000;

    public IEnumerable<Measurement> Measure()
    {
        ToyMachine machine = AtStep(Prefix);
        double own = Median.Nanoseconds(Times, () => TryStepOf(machine));
        double again = Median.Nanoseconds(Times / 10, Reexecute);
        yield return new Measurement($"checkpoint + step + restore, {Frames} frames", own, "ns", $"running {Prefix} steps again from the start", again);
    }

    // An entry point is one frame itself.
    private static ToyMachine AtStep(int step)
    {
        ToyMachine machine = Workloads.Reading(agents: 2, quantum: 1, depth: Frames - 1);
        machine.Scheduler.Run((ulong)step);
        return machine;
    }

    private static void TryStepOf(ToyMachine machine)
    {
        for (int i = 0; i < Times; i++)
        {
            Checkpoint checkpoint = machine.Journal.Take();
            machine.Scheduler.Run(1);
            machine.Journal.Restore(checkpoint);
            machine.Journal.Release(checkpoint);
        }
    }

    private static void Reexecute()
    {
        for (int i = 0; i < Times / 10; i++)
        {
            AtStep(Prefix).Scheduler.Run(1);
        }
    }
}
