// `sfk conform DIR`: replays what QEMU was recorded to do on the model and prints where they part.
using SmmFirmwareKit.Conformance;

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
            return SfkCommandLine.Complain(error, File.Exists(folder) ? $"'{folder}' is a file; conform needs the folder it is in." : $"there is no folder '{folder}'.");
        }

        List<ReplayResult> results = [];
        List<string> skipped = [];
        List<string> unsound = [];
        int replayed = 0;
        foreach (string path in RecordingReader.FilesIn(folder))
        {
            try
            {
                if (_reader.KindOf(path) is not null)
                {
                    results.AddRange(_reader.Replay(path));
                    replayed++;
                }
                else if (IsLines(path))
                {
                    skipped.Add(path);
                }
            }
            catch (UnsoundRecordingException broken)
            {
                unsound.Add(broken.Message);
            }
        }

        if (replayed == 0 && unsound.Count == 0)
        {
            return SfkCommandLine.Complain(error, $"there is no recording of QEMU in '{folder}'.");
        }

        int compared = replayed == 0 ? ExitCode.BadUsage : Print(results, replayed, skipped);
        unsound.ForEach(sentence => SfkCommandLine.Complain(error, sentence));
        return unsound.Count > 0 ? ExitCode.BadUsage : compared;
    }

    private int Print(List<ReplayResult> results, int replayed, List<string> skipped)
    {
        ConformanceReport report = new(results, DeliberateDifferences.All);
        new ConformanceText(TableWriter.For(output, isTerminal)).Print(report, replayed, skipped);
        return report.Agrees ? ExitCode.Held : ExitCode.Violated;
    }

    // Text files may say anything; lines of JSON of an unknown kind are counted as skipped.
    private static bool IsLines(string path) => path.Contains(".jsonl", StringComparison.Ordinal);
}
