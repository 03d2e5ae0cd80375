// `sfk conform DIR`: replays what QEMU was recorded to do on the model and prints where they part.
using System.Text.Json;
using SmmFirmwareKit.Conformance;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Cli;

/// <summary>Every recording in a folder and its direct subfolders: what was compared, and the first difference of each.</summary>
internal sealed class RecordedConformance(TextWriter output, TextWriter error, bool isTerminal)
{
    private readonly RecordingReader _reader = new([.. RecordingKind.OfTheHardware, HotAddRecording.Kind]);

    /// <summary>Replays a folder; the exit code.</summary>
    public int Run(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return SfkCommandLine.Complain(error, $"there is no folder '{folder}'.");
        }

        (string Path, RecordingKind? Kind)[] files = [.. RecordingReader.FilesIn(folder).Select(path => (path, _reader.KindOf(path)))];
        return Array.TrueForAll(files, file => file.Kind is null)
            ? SfkCommandLine.Complain(error, $"there is no recording of QEMU in '{folder}'.")
            : Replay([.. files.Where(file => file.Kind is not null).Select(file => file.Path)], [.. files.Where(file => file.Kind is null && IsLines(file.Path)).Select(file => file.Path)]);
    }

    private int Replay(string[] files, string[] unknown)
    {
        List<ReplayResult> results = [];
        foreach (string file in files)
        {
            try
            {
                results.AddRange(_reader.Replay(file));
            }
            catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or InvalidDataException or ExecutionException)
            {
                return SfkCommandLine.Complain(error, $"'{file}' is not a sound recording: {broken.Message}");
            }
        }

        ConformanceReport report = new(results, DeliberateDifferences.All);
        new ConformanceText(TableWriter.For(output, isTerminal)).Print(report, files.Length, unknown);
        return report.Agrees ? ExitCode.Held : ExitCode.Violated;
    }

    // Text files may say anything; lines of JSON of an unknown kind are counted as skipped.
    private static bool IsLines(string path) => path.Contains(".jsonl", StringComparison.Ordinal);
}
