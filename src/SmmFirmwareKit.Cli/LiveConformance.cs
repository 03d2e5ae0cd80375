// `sfk conform --live`: random requests into a running QEMU and the model, side by side.
using System.Globalization;
using SmmFirmwareKit.Conformance;
using SmmFirmwareKit.Qemu.Connection;
using SmmFirmwareKit.Qemu.Live;

namespace SmmFirmwareKit.Cli;

/// <summary>Counts what was compared, by machine and by block, and prints the shortest difference as a recording.</summary>
internal sealed class LiveConformance(TextWriter output, TextWriter error, bool isTerminal, Func<string?> findQemu)
{
    /// <summary>Compares; the exit code.</summary>
    public int Run(int seed, int operations, string? recording)
    {
        if (findQemu() is not { } qemu)
        {
            output.Write($"{new ComparisonSummary("live", "0 operations", 0, Skipped: 1) { Because = $"{QemuProcess.Program} is not installed" }}\n");
            return ExitCode.Held;
        }

        LiveResult result;
        try
        {
            result = LiveRun.Run(qemu, seed, operations);
        }
        catch (QemuException failure)
        {
            return SfkCommandLine.Complain(error, failure.Message);
        }

        Print(result);
        return result.Difference is { } difference ? Show(difference, seed, recording) : ExitCode.Held;
    }

    private void Print(LiveResult result)
    {
        TableWriter writer = TableWriter.For(output, isTerminal);
        writer.Table(Table("QEMU and the model side by side, by machine", "machine", result.Machines));
        writer.Table(Table("by block", "block", result.Blocks));
        string compared = string.Create(CultureInfo.InvariantCulture, $"seed {result.Seed}, {result.Requests} operations");
        writer.Line(new ComparisonSummary("live", compared, result.Difference is null ? 0 : 1).ToString());
    }

    private int Show(LiveDifference difference, int seed, string? recording)
    {
        string text = difference.ToRecording("live", string.Create(CultureInfo.InvariantCulture, $"shortest difference found live with seed {seed}"));
        output.Write(string.Create(CultureInfo.InvariantCulture, $"{difference}\nas a recording of {difference.Length} steps:\n{text}"));
        string? failure = recording is null ? null : new RecordingFile(recording).Write(text);
        return failure is null ? ExitCode.Violated : SfkCommandLine.Complain(error, failure);
    }

    private static ReportTable Table(string title, string column, IReadOnlyList<(string Name, int Requests)> rows) => new(
        title,
        [new(column, 40), new("operations", 10, RightAligned: true)],
        [.. rows.Select(row => new[] { row.Name, row.Requests.ToString(CultureInfo.InvariantCulture) })]);
}
