// A table of events with one cell or one row changed: the replay names row and counter, or says that it does not know the row.
using SmmFirmwareKit.Conformance;

namespace SmmFirmwareKit.Hardware.Tests.Conformance;

public sealed class Replay_OfATamperedTable
{
    private const string HardwareOrder = "## hardware order";

    [Theory]
    [InlineData("events qemu-tcg", "SMI to CPU never started (gate shut)                +1", "SMI to CPU never started (gate shut)                +2", "row 1 'SMI to CPU never started (gate shut)'", "ent30000 +2", "ent30000 +1")]
    [InlineData("events qemu-tcg", "  +wait                                              .         1    moving", "  +wait                                              .         1         .", "row 2 '+wait'", "smm_hb .", "smm_hb moving")]
    [InlineData("events qemu-tcg", "moving        +2         .    moving        +1", "moving        +1         .    moving         .", "row 12 'gate open'", "exits +1, nmis .", "exits +2, nmis +1")]
    public void Row_IsNamed(string block, string original, string tampered, string place, string expected, string actual)
    {
        ConformanceReport report = Report(text => ReplaceFirst(text, original, tampered));
        ReplayResult result = report.Results.Single(result => string.Equals(result.Block, block, StringComparison.Ordinal));
        Assert.Equal(new Difference(block, place, expected, actual), Assert.Single(report.Differences(result)));
    }

    /// <summary>A cell changed in an excused row: the entry does not excuse it any more, and is reported as needless.</summary>
    [Fact]
    public void ExcusedRowWithAnotherValue_IsADifference()
    {
        ConformanceReport report = Report(text => text[..text.IndexOf(HardwareOrder, StringComparison.Ordinal)]
            + ReplaceFirst(text[text.IndexOf(HardwareOrder, StringComparison.Ordinal)..], "         1        +1         .\nNMI", "         1        +2         .\nNMI"));
        Difference difference = Assert.Single(report.Results.SelectMany(report.Differences));
        Assert.Equal("row 25 'gate open (RSM)'", difference.Place);
        Assert.Equal(("past_hlt +2", "past_hlt ."), (difference.Expected, difference.Actual));
        Assert.Equal("row 25 'gate open (RSM)'", Assert.Single(report.Unneeded).Place);
        Assert.False(report.Agrees);
    }

    [Theory]
    [InlineData("plain SMI ", "other SMI ", "row 14 of the table of events is 'other SMI' where the experiment has 'plain SMI'")]
    [InlineData("## stock QEMU 7.2.22, TCG", "## stock QEMU 9", "a table of events is called '## stock QEMU 9'")]
    [InlineData("ap_rstvec\n", "ap_rst\n", "has the columns")]
    public void TableOfAnotherExperiment_IsNotUnderstood(string original, string tampered, string complaint) =>
        Assert.Contains(complaint, Board.Faults("SFK7107", () => Report(text => ReplaceFirst(text, original, tampered))), StringComparison.Ordinal);

    private static ConformanceReport Report(Func<string, string> tamper)
    {
        using TextReader lines = RecordedFiles.OpenText("event-latching.txt");
        using StringReader changed = new(tamper(lines.ReadToEnd()));
        return new ConformanceReport(EventTableReplay.Replay(changed), DeliberateDifferences.All);
    }

    private static string ReplaceFirst(string text, string original, string tampered)
    {
        int at = text.IndexOf(original, StringComparison.Ordinal);
        Assert.True(at >= 0, $"the table does not hold '{original}'");
        return string.Concat(text.AsSpan(0, at), tampered, text.AsSpan(at + original.Length));
    }
}
