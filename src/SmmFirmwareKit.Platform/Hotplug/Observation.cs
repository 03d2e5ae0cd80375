// One thing that was seen to happen: the unit of evidence.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Platform.Hotplug;

/// <summary>An access or event of the trace, with the name of the firmware function.</summary>
/// <param name="Step">Number of the step.</param>
/// <param name="Time">Virtual time in nanoseconds.</param>
/// <param name="Agent">Who did it: a CPU's index, or -1 for the operator.</param>
/// <param name="InSmm">Whether it happened in System Management Mode.</param>
/// <param name="Kind">What was done.</param>
/// <param name="Address">Address, port, MSR or kind of event.</param>
/// <param name="Value">Value read or written.</param>
/// <param name="Function">Firmware function.</param>
public sealed record Observation(ulong Step, ulong Time, int Agent, bool InSmm, StepKind Kind, ulong Address, ulong Value, string Function);
