// One of the mail's steps and what became of it.
namespace SmmFirmwareKit.Platform.Hotplug;

/// <summary>How upstream does a step in the end, or that this run did not show it.</summary>
public enum StepOutcome
{
    /// <summary>As the mail says.</summary>
    Done,

    /// <summary>By other means.</summary>
    Replaced,

    /// <summary>Not needed.</summary>
    Dropped,

    /// <summary>Expected, but not seen in this run.</summary>
    NotSeen,
}

/// <summary>A step of the mail.</summary>
/// <param name="Number">01 to 15, or <c>--</c> for the line between 12 and 13.</param>
/// <param name="Title">The step, in a few words.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Instead">What replaced it; empty otherwise.</param>
/// <param name="Cpus">CPUs concerned.</param>
/// <param name="Time">Virtual time in nanoseconds; null for what never happens.</param>
/// <param name="Evidence">Values that were read, and where.</param>
/// <param name="Observations">The accesses behind it, for every CPU concerned.</param>
public sealed record HotplugStep(
    string Number,
    string Title,
    StepOutcome Outcome,
    string Instead,
    IReadOnlyList<int> Cpus,
    ulong? Time,
    string Evidence,
    IReadOnlyList<Observation> Observations);
