// Finds recordings in a folder, tells their kind by the first line and replays them.
using System.IO.Compression;
using System.Text;

namespace SmmFirmwareKit.Conformance;

/// <summary>Knows the kinds it is given. Files may be compressed with gzip.</summary>
public sealed class RecordingReader(IReadOnlyList<RecordingKind> kinds)
{
    private const string Packed = ".gz";
    private static readonly string[] s_endings = [".jsonl", ".jsonl.gz", ".txt", ".txt.gz"];

    /// <summary>Everything in a folder and its direct subfolders that may be a recording, in a fixed order.</summary>
    public static IReadOnlyList<string> FilesIn(string folder) =>
    [
        .. new[] { folder }.Concat(Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
            .SelectMany(part => Directory.EnumerateFiles(part).Where(path => EndingOf(path) is not null).Order(StringComparer.Ordinal)),
    ];

    /// <summary>What a file records; null if nothing that is known here.</summary>
    public RecordingKind? KindOf(string path)
    {
        try
        {
            using TextReader lines = Open(path);
            string first = lines.ReadLine() ?? "";
            return kinds.FirstOrDefault(kind => kind.Begins(first));
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Replays a file of a known kind.</summary>
    public IReadOnlyList<ReplayResult> Replay(string path)
    {
        RecordingKind kind = KindOf(path) ?? throw new ArgumentException($"'{path}' is no recording of a known kind", nameof(path));
        string file = Path.GetFileName(path);
        using TextReader lines = Open(path);
        return kind.Replay(file[..^EndingOf(path)!.Length], lines);
    }

    private static string? EndingOf(string path) => Array.Find(s_endings, ending => path.EndsWith(ending, StringComparison.Ordinal));

    private static StreamReader Open(string path)
    {
        FileStream file = File.OpenRead(path);
        return new StreamReader(path.EndsWith(Packed, StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file, Encoding.UTF8);
    }
}
