// What an invariant says about a run.
namespace SmmFirmwareKit.Platform.Hotplug;

/// <summary>Outcome of an invariant. There is no fourth: what was not tried is never counted as held.</summary>
public enum InvariantOutcome
{
    Held,
    Violated,
    NotExercised,
}

/// <summary>An outcome with the values it rests on.</summary>
public sealed record Finding(InvariantOutcome Outcome, string Evidence)
{
    public static Finding Held(string evidence) => new(InvariantOutcome.Held, evidence);

    public static Finding Violated(string evidence) => new(InvariantOutcome.Violated, evidence);

    public static Finding NotExercised(string reason) => new(InvariantOutcome.NotExercised, reason);

    /// <summary>Held if there is no complaint, otherwise violated with the first one.</summary>
    public static Finding Unless(IEnumerable<string> complaints, string evidence) =>
        complaints.FirstOrDefault() is { } complaint ? Violated(complaint) : Held(evidence);
}

/// <summary>A sentence about every run, and how evidence decides it.</summary>
/// <param name="Id">Short name; D1 to D6, A and B numbers are those of the reference on the mail.</param>
/// <param name="Sentence">What must be true.</param>
/// <param name="Check">A pure function.</param>
public sealed record Invariant(string Id, string Sentence, Func<HotplugEvidence, Finding> Check);
