// --trace: one line per access, as docs/hotplug-trace.md has it.
using System.Text.RegularExpressions;

namespace SmmFirmwareKit.Cli.Tests;

public sealed partial class TraceTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Trace_HasOneWellFormedLinePerStepInOrder()
    {
        string[] lines = Trace("hotplug");

        Assert.Equal("# sfk trace 1", lines[0]);
        Assert.Equal("# step agent mode operation address value function", lines[2]);
        Assert.All(lines[3..], (line, i) =>
        {
            Assert.Matches(Line(), line);
            Assert.StartsWith($"{i + 1} ", line, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Trace_ShowsTheWriteThatMovesSmbase()
    {
        string[] lines = Trace("hotplug");

        string write = Assert.Single(lines, line => line.Contains(" CPU-4 smm16 MemoryWrite.4 0x3FF00 ", StringComparison.Ordinal));
        Assert.EndsWith(" Handler", write, StringComparison.Ordinal);
    }

    [Fact]
    public void TwoRuns_SameTrace()
    {
        string first = string.Join('\n', Trace("hotplug --seed 9 --add 2"));
        string second = string.Join('\n', Trace("hotplug --seed 9 --add 2"));

        Assert.Equal(first, second);
    }

    [Fact]
    public void ExistingFile_IsReplaced()
    {
        File.WriteAllText(_path, new string('x', 10_000_000));

        string[] lines = Trace("hotplug");

        Assert.DoesNotContain(lines, line => line.Contains("xxx", StringComparison.Ordinal));
    }

    [Fact]
    public void Trace_DoesNotChangeTheRun() =>
        Assert.Equal(CommandLine.Run("hotplug").Output, CommandLine.Run("hotplug", "--trace", _path).Output);

    private string[] Trace(string arguments)
    {
        CommandLine run = CommandLine.Run([.. arguments.Split(' '), "--trace", _path]);
        Assert.Equal(0, run.ExitCode);
        return File.ReadAllText(_path).TrimEnd('\n').Split('\n');
    }

    [GeneratedRegex("^[0-9]+ (CPU-[0-9]+|operator) (real16|prot32|long64|smm16|smm32|smm64|-) [A-Z][A-Za-z]+([.][0-9]+)? 0x[0-9A-F]+ 0x[0-9A-F]+ (-|[A-Za-z_][A-Za-z0-9_]*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Line();
}
