// The kinds of recordings: how a file's first line tells them, and the replay for each.
namespace SmmFirmwareKit.Conformance;

/// <summary>One kind.</summary>
/// <param name="Name">In one or two words.</param>
/// <param name="Begins">Whether a file that begins with this line is of the kind.</param>
/// <param name="Replay">Replays a file, given its name without endings and its lines.</param>
public sealed record RecordingKind(string Name, Func<string, bool> Begins, Func<string, TextReader, IReadOnlyList<ReplayResult>> Replay)
{
    /// <summary>Accesses of one QEMU process from power-on.</summary>
    public static RecordingKind Accesses { get; } = new("accesses", line => Holds(line, "\"qemu-qtest-truth/1\""), (_, lines) => [Replayer.Replay(lines, DeliberateDifferences.All)]);

    /// <summary>Everything that needs the hardware only, no firmware.</summary>
    public static IReadOnlyList<RecordingKind> OfTheHardware { get; } =
    [
        Accesses,
        new("events", line => line.StartsWith("What one AP was seen to do after each event", StringComparison.Ordinal), (_, lines) => EventTableReplay.Replay(lines)),
        new("save states", line => Holds(line, "\"mode\"") && Holds(line, "\"hex\""), (_, lines) => SaveStateReplay.Replay(lines)),
        new("memory views", line => Holds(line, "\"state\"") && Holds(line, "\"views\""), (_, lines) => MemoryViewsReplay.Replay(lines)),
    ];

    private static bool Holds(string line, string text) => line.Contains(text, StringComparison.Ordinal);
}
