// Finds recordings in a folder, tells their kind by the first line and replays them.
using System.IO.Compression;
using System.Text;
using System.Text.Json;

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
    /// <exception cref="UnsoundRecordingException">It ends in .jsonl and does not begin with a JSON object, or cannot be read.</exception>
    public RecordingKind? KindOf(string path) => Soundly(path, lines =>
    {
        string first = lines.ReadLine() ?? "";
        RecordingKind? kind = kinds.FirstOrDefault(kind => kind.Begins(first));
        return kind is null && path.Contains(".jsonl", StringComparison.Ordinal) ? RequireObject(first) : kind;
    });

    /// <summary>Replays a file of a known kind.</summary>
    /// <exception cref="UnsoundRecordingException">It is damaged, or holds what the replay does not know.</exception>
    public IReadOnlyList<ReplayResult> Replay(string path)
    {
        RecordingKind kind = KindOf(path) ?? throw new ArgumentException($"'{path}' is no recording of a known kind", nameof(path));
        string file = Path.GetFileName(path);
        return Soundly(path, lines => kind.Replay(file[..^EndingOf(path)!.Length], lines));
    }

    // Whatever a file makes happen is told as that file's fault, and with the line that was read last.
    private static T Soundly<T>(string path, Func<TextReader, T> read)
    {
        NumberedLines? lines = null;
        try
        {
            using (lines = new NumberedLines(Open(path)))
            {
                return read(lines);
            }
        }
        catch (Exception cause) when (cause is not UnsoundRecordingException)
        {
            throw new UnsoundRecordingException(path, lines?.Number ?? 1, cause);
        }
    }

    private static RecordingKind? RequireObject(string line)
    {
        using JsonDocument document = JsonDocument.Parse(line.Length == 0 ? throw new InvalidDataException("there is nothing in it") : line);
        return document.RootElement.ValueKind == JsonValueKind.Object ? null : throw new InvalidDataException("it is no JSON object");
    }

    private static string? EndingOf(string path) => Array.Find(s_endings, ending => path.EndsWith(ending, StringComparison.Ordinal));

    private static StreamReader Open(string path)
    {
        FileStream file = File.OpenRead(path);
        return new StreamReader(path.EndsWith(Packed, StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file, Encoding.UTF8);
    }
}
