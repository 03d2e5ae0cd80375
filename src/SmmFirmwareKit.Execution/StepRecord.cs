// One line of a trace: who did what, where, in which mode, in which firmware function.
namespace SmmFirmwareKit.Execution;

/// <summary>One step as it happened.</summary>
/// <param name="Step">Number of the step in the run, from 1.</param>
/// <param name="Time">Virtual time in nanoseconds after the step.</param>
/// <param name="Address">Address, port, MSR number or control register number.</param>
/// <param name="Value">The value read or written; for a block its length in bytes.</param>
/// <param name="Function">Number of the firmware function, see <see cref="FunctionNames"/>.</param>
/// <param name="Agent">Index of the processor, device or agent.</param>
/// <param name="Kind">What was done.</param>
/// <param name="Width">Width in bytes.</param>
/// <param name="Mode">Mode of the processor, as <see cref="Execution.Agent.ModeName"/> spells it.</param>
public readonly record struct StepRecord(
    ulong Step,
    ulong Time,
    ulong Address,
    ulong Value,
    int Function,
    ushort Agent,
    StepKind Kind,
    byte Width,
    byte Mode);

/// <summary>Receives every step of a run.</summary>
public interface ITraceSink
{
    void Record(in StepRecord record);
}
