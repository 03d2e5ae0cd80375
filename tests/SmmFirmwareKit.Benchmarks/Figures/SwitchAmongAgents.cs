// What it costs to suspend one processor after each access and resume the next.
using SmmFirmwareKit.Execution.Toy;

namespace SmmFirmwareKit.Benchmarks.Figures;

/// <summary>Against a thread per processor, of which only the one that holds the baton runs.</summary>
internal sealed class SwitchAmongAgents(int agents, int batonSwitches) : IFigure
{
    private const int Switches = 20_000;

    public IEnumerable<Measurement> Measure()
    {
        ToyMachine machine = Workloads.Reading(agents, quantum: 1);
        double own = Median.Nanoseconds(Switches, () => machine.Scheduler.Run(Switches));
        using ThreadBaton baton = new(agents);
        double thread = Median.Nanoseconds(batonSwitches, () => baton.Run(batonSwitches));
        yield return new Measurement($"switch among {agents} CPUs", own, "ns", "a thread per CPU, SemaphoreSlim baton", thread);
    }
}
