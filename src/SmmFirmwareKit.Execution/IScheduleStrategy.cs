// The one seam of the scheduler: who goes next, and for how many steps.
namespace SmmFirmwareKit.Execution;

/// <summary>An agent and the number of steps it may take before the strategy is asked again.</summary>
public readonly record struct Choice(int Agent, int Quantum);

/// <summary>Chooses among the ready agents. Its whole mutable state is one 128-bit number, so that a checkpoint covers it.</summary>
public interface IScheduleStrategy
{
    /// <summary>All that changes from one choice to the next.</summary>
    UInt128 State { get; set; }

    /// <summary>Chooses a ready agent; <paramref name="last"/> is the one that ran last, or -1.</summary>
    Choice Next(ReadySet ready, int last);
}
