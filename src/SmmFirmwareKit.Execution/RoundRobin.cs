// Everybody in turn, each for a fixed number of steps.
namespace SmmFirmwareKit.Execution;

/// <summary>Round-robin with a quantum.</summary>
public sealed class RoundRobin(int quantum = 16) : IScheduleStrategy
{
    public UInt128 State { get; set; }

    public Choice Next(ReadySet ready, int last) => new(ready.NextAfter(last), quantum);
}
