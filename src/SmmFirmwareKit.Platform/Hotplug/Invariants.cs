// The list of what must be true of every run, in the order it is reported.
namespace SmmFirmwareKit.Platform.Hotplug;

/// <summary>An invariant with its outcome in one run.</summary>
public sealed record CheckedInvariant(Invariant Invariant, Finding Finding);

/// <summary>All invariants.</summary>
public static class Invariants
{
    public static IReadOnlyList<Invariant> All { get; } =
    [
        .. SmbaseInvariants.All,
        .. SmramInvariants.All,
        .. NewCpuInvariants.All,
        .. RelocationInvariants.All,
        .. SlotInvariants.All,
        .. LockInvariants.All,
        .. UntriedInvariants.All,
    ];

    /// <summary>Decides every one of them.</summary>
    public static IReadOnlyList<CheckedInvariant> Check(HotplugEvidence evidence) =>
        [.. All.Select(invariant => new CheckedInvariant(invariant, invariant.Check(evidence)))];
}
