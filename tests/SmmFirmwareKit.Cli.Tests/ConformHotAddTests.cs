// `sfk conform` on recorded hot-adds (OVMF on a QEMU with hardware's order of events): as recorded, tampered with, misnamed.
using SmmFirmwareKit.Platform.Tests.Architecture;

namespace SmmFirmwareKit.Cli.Tests;

public sealed class ConformHotAddTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sfk-conform-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>
    /// Of each new CPU: INIT, SIPI, in at the default SMBASE, out at its own, one after the other, before any old CPU leaves; then each CPU
    /// in two SMIs, the new ones with the same INIT and SIPI.
    /// </summary>
    [Theory]
    [InlineData(1, 4 + (2 * 4) + 6)]
    [InlineData(2, 8 + (2 * 4) + 12)]
    [InlineData(4, 16 + (2 * 4) + 24)]
    public void RecordedHotAdd_IsTheModels(int added, int transitions)
    {
        CommandLine run = Conform($"hotadd-2-of-8-add-{added}.txt", text => text);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains($"recordings: 1 files, {transitions} transitions compared, 0 differences", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RSM cpu=2 smbase=1ffb9000", "RSM cpu=2 smbase=1ffbb000", "new CPUs, transition 4: should be RSM CPU 2 at tile 3, the model gives RSM CPU 2 at tile 2")]
    [InlineData("INIT cpu=2", "SIPI cpu=2", "new CPUs, transition 1: should be SIPI CPU 2 at the default SMBASE, the model gives INIT CPU 2 at the default SMBASE")]
    [InlineData("RSM cpu=1 smbase=1ffb7000", "RSM cpu=1 smbase=00030000", "CPU 1, transition 2: should be RSM CPU 1 at the default SMBASE, the model gives RSM CPU 1 at tile 1")]
    public void TamperedHotAdd_IsADifference(string original, string tampered, string difference)
    {
        CommandLine run = Conform("hotadd-2-of-8-add-1.txt", text => ReplaceFirst(text, original, tampered));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"hot-adds, hotadd-2-of-8-add-1, {difference}\n", run.Output, StringComparison.Ordinal);
    }

    /// <summary>One CPU added where two were recorded.</summary>
    [Fact]
    public void HotAddOfAnotherSize_IsADifference()
    {
        CommandLine run = Conform("hotadd-2-of-8-add-2.txt", text => text, "hotadd-2-of-8-add-1.txt");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("new CPUs, transition 5: should be INIT CPU 3 at the default SMBASE, the model gives nothing more", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hotadd-of-many.txt", "the name 'hotadd-of-many' of a recorded hot-add is not understood")]
    [InlineData("hotadd-8-of-8-add-1.txt", "the name 'hotadd-8-of-8-add-1' of a recorded hot-add is not understood")]
    public void MisnamedHotAdd_IsNotUnderstood(string name, string complaint)
    {
        CommandLine run = Conform("hotadd-2-of-8-add-1.txt", text => text, name);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(complaint, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void LineThatIsNoTransition_IsNotUnderstood()
    {
        CommandLine run = Conform("hotadd-2-of-8-add-1.txt", text => text + "and so on\n");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("the line 'and so on' of a recorded hot-add is not understood", run.Error, StringComparison.Ordinal);
    }

    private CommandLine Conform(string recording, Func<string, string> tamper, string? name = null)
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root(), "tests", "SmmFirmwareKit.Hardware.Tests", "Recordings", recording));
        File.WriteAllText(Path.Combine(_folder, name ?? recording), tamper(text));
        return CommandLine.Run(["conform", _folder]);
    }

    private static string ReplaceFirst(string text, string original, string tampered)
    {
        int at = text.IndexOf(original, StringComparison.Ordinal);
        Assert.True(at >= 0, $"the recording does not hold '{original}'");
        return string.Concat(text.AsSpan(0, at), tampered, text.AsSpan(at + original.Length));
    }
}
