// `sfk conform DIR`: replays recordings of QEMU against the model and prints where they part.
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Conformance;

namespace SmmFirmwareKit.Cli;

/// <summary>Every recording in a folder, by name: steps compared, and the first difference of each.</summary>
internal sealed class RecordedConformance(TextWriter output, TextWriter error, bool isTerminal)
{
    private const string PlainExtension = ".jsonl";
    private const string PackedExtension = ".jsonl.gz";
    private const string Format = "qemu-qtest-truth/1";

    /// <summary>Replays a folder; the exit code.</summary>
    public int Run(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return SfkCommandLine.Complain(error, $"there is no folder '{folder}'.");
        }

        string[] files = [.. Directory.EnumerateFiles(folder).Where(IsRecording).Order(StringComparer.Ordinal)];
        return files.Length == 0
            ? SfkCommandLine.Complain(error, $"there is no recording ({Format}) in '{folder}'.")
            : Replay(files);
    }

    private int Replay(string[] files)
    {
        List<ReplayResult> results = [];
        foreach (string file in files)
        {
            try
            {
                using TextReader lines = Open(file);
                results.Add(Replayer.Replay(lines));
            }
            catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or InvalidDataException or ExecutionException)
            {
                return SfkCommandLine.Complain(error, $"'{file}' is not a sound recording: {broken.Message}");
            }
        }

        Print(results);
        return results.TrueForAll(result => result.Difference is null) ? ExitCode.Held : ExitCode.Violated;
    }

    private void Print(List<ReplayResult> results)
    {
        TableWriter writer = TableWriter.For(output, isTerminal);
        writer.Table(new ReportTable(
            "QEMU's q35 and the model, by block",
            [new("block", 20), new("recordings", 10, RightAligned: true), new("steps", 10, RightAligned: true), new("differences", 11, RightAligned: true)],
            [.. results.GroupBy(result => BlockOf(result.Recording), StringComparer.Ordinal).OrderBy(block => block.Key, StringComparer.Ordinal).Select(Row)]));
        foreach (Difference difference in results.Select(result => result.Difference).OfType<Difference>())
        {
            writer.Line(difference.ToString());
        }

        int differences = results.Count(result => result.Difference is not null);
        writer.Line(string.Create(CultureInfo.InvariantCulture, $"{results.Count} recordings, {results.Sum(result => result.Steps)} steps, {differences} differences"));
    }

    private static string[] Row(IGrouping<string, ReplayResult> block) =>
    [
        block.Key,
        block.Count().ToString(CultureInfo.InvariantCulture),
        block.Sum(result => result.Steps).ToString(CultureInfo.InvariantCulture),
        block.Count(result => result.Difference is not null).ToString(CultureInfo.InvariantCulture),
    ];

    // mch_03_smram_lock and fuzz_mch_0 are both about the MCH.
    private static string BlockOf(string recording)
    {
        string[] parts = recording.Split('_');
        return parts[0] switch
        {
            "fuzz" when parts.Length > 1 => parts[1],
            var block => block,
        };
    }

    private static bool IsRecording(string path)
    {
        if (!path.EndsWith(PlainExtension, StringComparison.Ordinal) && !path.EndsWith(PackedExtension, StringComparison.Ordinal))
        {
            return false;
        }

        try
        {
            using TextReader lines = Open(path);
            return lines.ReadLine()?.Contains(Format, StringComparison.Ordinal) == true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static StreamReader Open(string path)
    {
        FileStream file = File.OpenRead(path);
        return new StreamReader(path.EndsWith(PackedExtension, StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
    }
}
