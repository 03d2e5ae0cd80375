// `sfk conform` on recordings that agree, that were tampered with, and on folders that hold none.
using SmmFirmwareKit.Platform.Tests.Architecture;

namespace SmmFirmwareKit.Cli.Tests;

public sealed class ConformTests : IDisposable
{
    private const string Header = """{"format":"qemu-qtest-truth/1","name":"mch_tiny","argv":["-m","256"]}""";
    private const string Smram = """{"i":1,"op":"cfgr","b":0,"d":0,"f":0,"a":"0x9d","w":1,"r":"0x02"}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("sfk-conform-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void RecordingThatAgrees_ExitCode0AndCounts()
    {
        Write("mch_tiny.jsonl", $"{Header}\n{Smram}\n");
        CommandLine run = CommandLine.Run(["conform", _folder]);
        Assert.Empty(run.Error);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("\ndeliberate differences: none\nrecordings: 1 files, 1 steps compared, 0 differences, 0 deliberate, 0 skipped\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void RecordingsInADirectSubfolder_AreReplayedToo()
    {
        Write("mch_tiny.jsonl", $"{Header}\n{Smram}\n");
        Directory.CreateDirectory(Path.Combine(_folder, "recordings", "deeper"));
        Write("recordings/mch_more.jsonl", $"{Header}\n{Smram}\n");
        Write("recordings/deeper/mch_most.jsonl", $"{Header}\n{Smram}\n");
        Assert.Contains("recordings: 2 files, 2 steps compared", CommandLine.Run(["conform", _folder]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void FilesOfNoKnownKind_AreCountedAsSkippedUnlessTheyAreText()
    {
        Write("mch_tiny.jsonl", $"{Header}\n{Smram}\n");
        Write("other.jsonl", "{}\n");
        Write("notes.txt", "about the recordings\n");
        string output = CommandLine.Run(["conform", _folder]).Output;
        Assert.Contains("skipped other.jsonl: ", output, StringComparison.Ordinal);
        Assert.Contains("0 differences, 0 deliberate, 1 skipped\n", output, StringComparison.Ordinal);
        Assert.DoesNotContain("notes.txt", output, StringComparison.Ordinal);
    }

    /// <summary>Everything that is recorded: the table by block, the deliberate differences, one line of counts.</summary>
    [Fact]
    public void CommittedRecordings_AgreeAndTheDeliberateDifferencesArePrinted()
    {
        CommandLine run = CommandLine.Run(["conform", Path.Combine(Repository.Root(), "tests", "SmmFirmwareKit.Hardware.Tests", "Recordings")]);
        Assert.Equal(0, run.ExitCode);
        string[] lines = run.Output.Split('\n');
        Assert.All(["events hardware", "events qemu-tcg", "hot-adds", "memory views", "save state hardware", "save state qemu-tcg"], block => Assert.Contains(lines, line => line.StartsWith(block, StringComparison.Ordinal)));
        Assert.Contains("4 deliberate differences:", lines, StringComparer.Ordinal);
        Assert.Contains(lines, line => line.StartsWith("  save state hardware, 0x7EC9 (auto-HALT restart): QEMU CC, the model 00: ", StringComparison.Ordinal));
        Assert.Matches("^recordings: [0-9]+ files, 720 event cells, 731136 pages, 4096 save-state bytes, [0-9]+ steps, 94 transitions compared, 0 differences, 4 deliberate, 0 skipped$", lines[^2]);
        Assert.Equal(run, CommandLine.Run(["conform", Path.Combine(Repository.Root(), "tests", "SmmFirmwareKit.Hardware.Tests", "Recordings")]));
    }

    [Fact]
    public void RecordingThatDiffers_ExitCode1AndBothValues()
    {
        Write("mch_tiny.jsonl", $"{Header}\n{Smram.Replace("0x02", "0x4a", StringComparison.Ordinal)}\n");
        CommandLine run = CommandLine.Run(["conform", _folder]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("mch_tiny step 1, SMRAM.G_SMRAME, SMRAM.D_OPEN: r should be \"0x4a\", the model gives \"0x02\"", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"format\":\"qemu-qtest-truth/1\",\"name\":\"x\",\"argv\":[]}\nnot json\n")]
    [InlineData("{\"format\":\"qemu-qtest-truth/1\",\"name\":\"x\",\"argv\":[\"-vga\",\"qxl\"]}\n")]
    [InlineData("{\"format\":\"qemu-qtest-truth/1\",\"name\":\"x\",\"argv\":[]}\n{\"i\":1,\"op\":\"cfgr\"}\n")]
    public void BrokenRecording_OneSentenceAndExitCode2(string text)
    {
        Write("x.jsonl", text);
        CommandLine run = CommandLine.Run(["conform", _folder]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("x.jsonl' is not a sound recording", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(letter => letter == '\n'));
    }

    [Fact]
    public void FolderWithoutRecordings_ExitCode2()
    {
        Write("other.jsonl", "{}\n");
        CommandLine run = CommandLine.Run(["conform", _folder]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("there is no recording", run.Error, StringComparison.Ordinal);
    }

    /// <summary>A table of events whose excused row shows something else: the row is a difference, and its entry is needless.</summary>
    [Fact]
    public void DeliberateDifferenceThatExcusesNothing_ExitCode1()
    {
        string table = File.ReadAllText(Path.Combine(Repository.Root(), "tests", "SmmFirmwareKit.Hardware.Tests", "Recordings", "event-latching.txt"));
        int row = table.LastIndexOf("  gate open (RSM)", StringComparison.Ordinal);
        Write("event-latching.txt", table[..row] + table[row..].Replace("+1         .\nNMI", "+2         .\nNMI", StringComparison.Ordinal));
        CommandLine run = CommandLine.Run(["conform", _folder]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("events hardware, row 25 'gate open (RSM)': should be past_hlt +2, the model gives past_hlt .\n2 deliberate differences:\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("this entry of the deliberate differences excuses nothing, delete it or find out why: events hardware, row 25", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("recordings: 1 files, 720 event cells compared, 2 differences, 2 deliberate, 0 skipped\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void MissingFolder_ExitCode2()
    {
        CommandLine run = CommandLine.Run(["conform", Path.Combine(_folder, "nowhere")]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("there is no folder", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void LiveWithoutQemu_IsSkippedAndCounted()
    {
        using StringWriter output = new();
        using StringWriter error = new();
        Assert.Equal(0, new LiveConformance(output, error, isTerminal: false, () => null).Run(seed: 1, operations: 10, recording: null));
        Assert.Equal("live: 0 operations compared, 0 differences, 1 skipped (qemu-system-x86_64 is not installed)\n", output.ToString());
        Assert.Empty(error.ToString());
    }

    [Fact]
    public void LiveWithAProgramThatIsNoQemu_OneSentenceAndExitCode2()
    {
        using StringWriter output = new();
        using StringWriter error = new();
        string noQemu = Path.Combine(_folder, "nowhere");
        Assert.Equal(2, new LiveConformance(output, error, isTerminal: false, () => noQemu).Run(seed: 1, operations: 10, recording: null));
        Assert.StartsWith("sfk: qemu-system-x86_64 did not start: ", error.ToString(), StringComparison.Ordinal);
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);
}
