// The list of deliberate differences: short, reasoned, needed to the last entry, and the only way to excuse anything.
using SmmFirmwareKit.Conformance;

namespace SmmFirmwareKit.Hardware.Tests.Conformance;

public sealed class DeliberateDifferences_Reviewed
{
    private const string Header = """{"format":"qemu-qtest-truth/1","name":"mch_tiny","argv":["-m","256"]}""";
    private const string Wrong = """{"i":1,"op":"cfgr","b":0,"d":0,"f":0,"a":"0x9d","w":1,"r":"0x4a"}""";
    private const string WrongToo = """{"i":2,"op":"cfgr","b":0,"d":0,"f":0,"a":"0x9e","w":1,"r":"0x39"}""";

    private static readonly DeliberateDifference s_excuse = new("mch", "mch_tiny step 1, r", "\"0x4a\"", "\"0x02\"", "for this test", "nowhere");

    [Fact]
    public void EveryEntry_HasItsReasonAndAManual() => Assert.All(DeliberateDifferences.All, entry =>
    {
        Assert.True(entry.Reason.Length > 40, $"{entry.Place}: the reason is too short");
        Assert.Matches("^(SDM|APM) vol\\. [1-4] §\\d", entry.Source);
    });

    [Fact]
    public void List_ConcernsProcessorsOnly() => Assert.All(DeliberateDifferences.All, entry => Assert.True(entry.Block is "events hardware" or "save state hardware", entry.Block));

    /// <summary>Over everything that is recorded, every entry excuses something and nothing is left over.</summary>
    [Fact]
    public void List_IsWhatTheRecordingsNeed()
    {
        RecordingReader reader = new(RecordingKind.OfTheHardware);
        ReplayResult[] results = [.. RecordingReader.FilesIn(RecordedFiles.Folder).Where(path => reader.KindOf(path) is not null).SelectMany(reader.Replay)];
        ConformanceReport report = new(results, DeliberateDifferences.All);
        Assert.True(report.Agrees, string.Join('\n', results.SelectMany(report.Differences).Select(difference => difference.ToString())));
        Assert.Equal(DeliberateDifferences.All, report.Deliberate);
    }

    [Fact]
    public void StepWithoutAnEntry_IsADifference()
    {
        ConformanceReport report = Report([]);
        Assert.False(report.Agrees);
        Assert.Equal("mch_tiny step 1, r", Assert.Single(Assert.Single(report.Results).Differences).Place);
    }

    /// <summary>What comes after an excused step is still compared.</summary>
    [Fact]
    public void StepWithAnEntry_DoesNotEndTheReplay()
    {
        ConformanceReport report = Report([s_excuse]);
        Assert.Equal(s_excuse, Assert.Single(report.Deliberate));
        Assert.Equal("mch_tiny step 2, r", Assert.Single(report.Differences(report.Results[0])).Place);
    }

    [Fact]
    public void EntryForAnotherValue_ExcusesNothingAndIsReported()
    {
        DeliberateDifference other = s_excuse with { Model = "\"0x03\"" };
        ConformanceReport report = Report([other]);
        Assert.Equal(other, Assert.Single(report.Unneeded));
        Assert.Equal("mch_tiny step 1, r", report.Differences(report.Results[0])[0].Place);
    }

    [Fact]
    public void EntryOfAComparisonNotMade_IsNotReported() => Assert.Empty(Report([s_excuse with { Block = "ich9" }]).Unneeded);

    private static ConformanceReport Report(IReadOnlyList<DeliberateDifference> entries)
    {
        using StringReader lines = new($"{Header}\n{Wrong}\n{WrongToo}\n");
        return new ConformanceReport([Replayer.Replay(lines, entries)], entries);
    }
}
