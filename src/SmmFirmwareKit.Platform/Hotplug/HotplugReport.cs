// The outcome of a run: steps, processors, invariants.
namespace SmmFirmwareKit.Platform.Hotplug;

/// <summary>All that is told about a run; computed from its evidence.</summary>
public sealed class HotplugReport(HotplugEvidence evidence)
{
    public HotplugEvidence Evidence { get; } = evidence;

    public IReadOnlyList<HotplugStep> Steps { get; } = MailSteps.Of(evidence);

    public IReadOnlyList<CheckedInvariant> Invariants { get; } = Hotplug.Invariants.Check(evidence);

    /// <summary>How many invariants have an outcome.</summary>
    public int Count(InvariantOutcome outcome) => Invariants.Count(invariant => invariant.Finding.Outcome == outcome);
}
