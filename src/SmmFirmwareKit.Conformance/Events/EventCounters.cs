// The columns of the tables of events: which words of the test firmware they show, and how.
using System.Globalization;
using F = SmmFirmwareKit.Conformance.LatchingFirmware;

namespace SmmFirmwareKit.Conformance;

/// <summary>How a word is shown.</summary>
internal enum EventCounterKind
{
    /// <summary>By how much it grew.</summary>
    Count,

    /// <summary>Whether it grew.</summary>
    Heartbeat,

    /// <summary>As it is.</summary>
    Flag,
}

/// <summary>A column.</summary>
internal sealed record EventCounter(string Name, ulong Address, EventCounterKind Kind)
{
    /// <summary>The cell for a word that was one value and is now another.</summary>
    public string Cell(uint before, uint now) => Kind switch
    {
        EventCounterKind.Flag => now.ToString(CultureInfo.InvariantCulture),
        _ when now == before => ".",
        EventCounterKind.Heartbeat => "moving",
        _ => string.Create(CultureInfo.InvariantCulture, $"+{now - before}"),
    };
}

internal static class EventCounters
{
    /// <summary>All columns, from left to right.</summary>
    public static IReadOnlyList<EventCounter> All { get; } =
    [
        new("ent30000", F.Entries30000, EventCounterKind.Count),
        new("gate", F.Gate, EventCounterKind.Flag),
        new("smm_hb", F.SmmHeartbeat, EventCounterKind.Heartbeat),
        new("exits", F.Exits, EventCounterKind.Count),
        new("startups", F.Startups, EventCounterKind.Count),
        new("run_hb", F.RunHeartbeat, EventCounterKind.Heartbeat),
        new("nmis", F.Nmis, EventCounterKind.Count),
        new("relocflag", F.RelocateFlag, EventCounterKind.Flag),
        new("ent40000", F.Entries40000, EventCounterKind.Count),
        new("hltflag", F.HaltFlag, EventCounterKind.Flag),
        new("past_hlt", F.PastHalt, EventCounterKind.Count),
        new("ap_rstvec", F.ApResetVector, EventCounterKind.Count),
    ];
}
