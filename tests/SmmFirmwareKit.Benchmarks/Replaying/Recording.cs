// Recordings as the benchmarks replay them: unpacked once, read from memory.
using System.IO.Compression;
using System.Text.Json;
using SmmFirmwareKit.Conformance;

namespace SmmFirmwareKit.Benchmarks.Replaying;

/// <summary>The lines of one recording.</summary>
internal sealed record Recording(string[] Lines)
{
    private const string Extension = ".jsonl.gz";

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Recordings");

    /// <summary>Every recording of accesses.</summary>
    public static Recording[] All()
    {
        RecordingReader reader = new([RecordingKind.Accesses]);
        return [.. RecordingReader.FilesIn(Folder).Where(path => reader.KindOf(path) is not null).Select(path => Named(Path.GetFileName(path)[..^Extension.Length]))];
    }

    public static Recording Named(string name)
    {
        using StreamReader lines = new(new GZipStream(File.OpenRead(Path.Combine(Folder, name + Extension)), CompressionMode.Decompress));
        return new Recording(lines.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>The command line of QEMU.</summary>
    public IReadOnlyList<string> Arguments() => [.. Parse(Lines[0]).GetProperty("argv").EnumerateArray().Select(argument => argument.GetString()!)];

    /// <summary>The recording up to its first reset: accesses only.</summary>
    public Recording BeforeReset() => new([.. Lines.TakeWhile(line => !line.Contains("\"op\":\"reset\"", StringComparison.Ordinal))]);

    public JsonElement[] Steps() => [.. Lines.Skip(1).Select(Parse).Where(line => line.TryGetProperty("op", out _))];

    /// <summary>Replays it on the model; how many steps that were.</summary>
    public int Replay()
    {
        using StringReader lines = new(string.Join('\n', Lines));
        ReplayResult result = Replayer.Replay(lines);
        return result.Difference is null ? result.Compared : throw new InvalidOperationException(result.Difference.ToString());
    }

    private static JsonElement Parse(string line)
    {
        using JsonDocument document = JsonDocument.Parse(line);
        return document.RootElement.Clone();
    }
}
