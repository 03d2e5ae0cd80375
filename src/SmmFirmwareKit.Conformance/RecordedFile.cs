// A file of what QEMU was recorded to do: which kind it is, told by its first line, and the replay for it.
using System.IO.Compression;
using System.Text;

namespace SmmFirmwareKit.Conformance;

/// <summary>Finds recordings in a folder and replays them. Files may be compressed with gzip.</summary>
public static class RecordedFile
{
    private const string Packed = ".gz";
    private static readonly string[] s_endings = [".jsonl", ".jsonl.gz", ".txt", ".txt.gz"];

    private static readonly (string Name, Func<string, bool> Begins, Func<TextReader, IReadOnlyList<ReplayResult>> Replay)[] s_kinds =
    [
        ("accesses", line => Holds(line, "\"qemu-qtest-truth/1\""), lines => [Replayer.Replay(lines, DeliberateDifferences.All)]),
        ("events", line => line.StartsWith("What one AP was seen to do after each event", StringComparison.Ordinal), EventTableReplay.Replay),
        ("save states", line => Holds(line, "\"mode\"") && Holds(line, "\"hex\""), SaveStateReplay.Replay),
        ("memory views", line => Holds(line, "\"state\"") && Holds(line, "\"views\""), MemoryViewsReplay.Replay),
    ];

    /// <summary>Everything in a folder and its direct subfolders that may be a recording, in a fixed order.</summary>
    public static IReadOnlyList<string> In(string folder) =>
    [
        .. new[] { folder }.Concat(Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
            .SelectMany(part => Directory.EnumerateFiles(part).Where(HasEnding).Order(StringComparer.Ordinal)),
    ];

    /// <summary>What a file records: accesses, events, save states or memory views; null if nothing that is known here.</summary>
    public static string? KindOf(string path)
    {
        try
        {
            using TextReader lines = Open(path);
            string first = lines.ReadLine() ?? "";
            return Array.Find(s_kinds, kind => kind.Begins(first)).Name;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Replays a file of a known kind.</summary>
    public static IReadOnlyList<ReplayResult> Replay(string path)
    {
        string name = KindOf(path) ?? throw new ArgumentException($"'{path}' is no recording of a known kind", nameof(path));
        using TextReader lines = Open(path);
        return Array.Find(s_kinds, kind => string.Equals(kind.Name, name, StringComparison.Ordinal)).Replay(lines);
    }

    private static bool HasEnding(string path) => Array.Exists(s_endings, ending => path.EndsWith(ending, StringComparison.Ordinal));

    private static bool Holds(string line, string text) => line.Contains(text, StringComparison.Ordinal);

    private static StreamReader Open(string path)
    {
        FileStream file = File.OpenRead(path);
        return new StreamReader(path.EndsWith(Packed, StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file, Encoding.UTF8);
    }
}
