// What `sfk conform DIR` prints.
using System.Globalization;
using SmmFirmwareKit.Conformance;

namespace SmmFirmwareKit.Cli;

/// <summary>The table by block, each difference, the deliberate ones, and one line that sums up.</summary>
internal sealed class ConformanceText(TableWriter writer)
{
    /// <param name="report">What was found.</param>
    /// <param name="recordings">How many files were replayed.</param>
    /// <param name="skipped">Files that look like recordings of a kind that is not known.</param>
    public void Print(ConformanceReport report, int recordings, IReadOnlyList<string> skipped)
    {
        writer.Table(new ReportTable(
            "QEMU's q35 as recorded and the model, by block",
            [new("block", 24), new("recordings", 10, RightAligned: true), new("compared", 10, RightAligned: true), new("of", 16), new("differences", 11, RightAligned: true), new("deliberate", 10, RightAligned: true)],
            [.. report.Results.GroupBy(result => result.Block, StringComparer.Ordinal).OrderBy(block => block.Key, StringComparer.Ordinal).Select(block => Row(report, [.. block]))]));
        foreach (ReplayResult result in report.Results)
        {
            Differences(report.Differences(result));
        }

        foreach (string path in skipped)
        {
            writer.Line($"skipped {Path.GetFileName(path)}: its first line is of no kind of recording that is known here");
        }

        Deliberate(report);
        writer.Line(Summary(report, recordings, skipped.Count).ToString());
    }

    private void Differences(IReadOnlyList<Difference> differences)
    {
        if (differences.Count > 0)
        {
            writer.Line(differences[0].ToString());
        }

        if (differences.Count > 1)
        {
            writer.Line(string.Create(CultureInfo.InvariantCulture, $"  and {differences.Count - 1} more in this recording"));
        }
    }

    private void Deliberate(ConformanceReport report)
    {
        writer.Line(report.Deliberate.Count == 0 ? "deliberate differences: none" : string.Create(CultureInfo.InvariantCulture, $"{report.Deliberate.Count} deliberate differences:"));
        foreach (DeliberateDifference entry in report.Deliberate)
        {
            writer.Line($"  {entry}");
        }

        foreach (DeliberateDifference entry in report.Unneeded)
        {
            writer.Line($"this entry of the deliberate differences excuses nothing, delete it or find out why: {entry}");
        }
    }

    private static string[] Row(ConformanceReport report, ReplayResult[] block) =>
    [
        block[0].Block,
        Number(block.Length),
        Number(block.Sum(result => result.Compared)),
        block[0].Unit,
        Number(block.Sum(result => report.Differences(result).Count)),
        Number(report.Deliberate.Count(entry => string.Equals(entry.Block, block[0].Block, StringComparison.Ordinal))),
    ];

    private static ComparisonSummary Summary(ConformanceReport report, int recordings, int skipped)
    {
        IEnumerable<string> compared = report.Results
            .GroupBy(result => result.Unit, StringComparer.Ordinal)
            .OrderBy(unit => unit.Key, StringComparer.Ordinal)
            .Select(unit => $"{Number(unit.Sum(result => result.Compared))} {unit.Key}");
        int differences = report.Results.Sum(result => report.Differences(result).Count) + report.Unneeded.Count;
        return new ComparisonSummary("recordings", $"{Number(recordings)} files, {string.Join(", ", compared)}", differences, skipped) { Deliberate = report.Deliberate.Count };
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
