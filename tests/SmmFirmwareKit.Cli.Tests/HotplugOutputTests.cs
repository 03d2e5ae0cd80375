// The text report: its shape, its width, and that the same arguments give the same bytes.
using System.Text.RegularExpressions;

namespace SmmFirmwareKit.Cli.Tests;

public sealed partial class HotplugOutputTests
{
    /// <remarks>
    /// Addresses, times and counts of steps are masked: they move with every change of the firmware. Everything else, the
    /// outcomes above all, is as verified. To accept a new shape, copy the received file over the verified one.
    /// </remarks>
    [Fact]
    public void DefaultRun_LooksAsVerified()
    {
        CommandLine run = CommandLine.Run("hotplug");
        string received = Mask(run.Output);
        string verified = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "hotplug.verified.txt")).ReplaceLineEndings("\n");

        if (!string.Equals(received, verified, StringComparison.Ordinal))
        {
            File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "hotplug.received.txt"), received);
        }

        Assert.Equal(verified, received);
        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Error);
    }

    [Theory]
    [InlineData("hotplug")]
    [InlineData("hotplug --json")]
    [InlineData("hotplug --seed 42 --add 3 --when after-smi")]
    [InlineData("hotplug --seed 42 --add 2 --no-broadcast --json")]
    public void SameArguments_SameBytes(string arguments)
    {
        CommandLine first = CommandLine.Run(arguments);
        CommandLine second = CommandLine.Run(arguments);

        Assert.NotEmpty(first.Output);
        Assert.Equal(first.Output, second.Output);
    }

    [Fact]
    public void OtherSeed_OtherRun() =>
        Assert.NotEqual(CommandLine.Run("hotplug --seed 1 --json").Output, CommandLine.Run("hotplug --seed 2 --json").Output, StringComparer.Ordinal);

    [Theory]
    [InlineData("hotplug")]
    [InlineData("hotplug --cpus 300 --max 310 --add 4")]
    [InlineData("hotplug --add 4 --no-broadcast --when after-smi --seed 18446744073709551615")]
    public void RedirectedOutput_IsAsciiOfAtMost120Columns(string arguments)
    {
        CommandLine run = CommandLine.Run(arguments);

        Assert.Equal(0, run.ExitCode);
        Assert.All(run.Output.Split('\n').Skip(2), line => Assert.True(line.Length <= 120, $"{line.Length} columns: {line}"));
        Assert.All(run.Output, character => Assert.True(character is '\n' or (>= ' ' and <= '~'), $"character {(int)character}"));
    }

    [Fact]
    public void Terminal_ShowsTheSameOutcomes()
    {
        using StringWriter output = new();
        using StringWriter error = new();

        int code = SfkCommandLine.Run(["hotplug"], output, error, isTerminal: true);

        Assert.Equal(0, code);
        Assert.Contains("D1.tseg", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("0 violated", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hotplug --cpus 1")]
    [InlineData("hotplug --cpus 2 --add 2")]
    [InlineData("hotplug --add 4")]
    [InlineData("hotplug --add 4 --when after-smi")]
    [InlineData("hotplug --no-broadcast")]
    [InlineData("hotplug --no-broadcast --add 4 --when after-smi")]
    [InlineData("hotplug --cpus 64 --max 68 --add 4")]
    [InlineData("hotplug --cpus 250 --max 255 --add 5")]
    public void EveryShapeOfMachine_NothingIsViolated(string arguments)
    {
        CommandLine run = CommandLine.Run(arguments);

        Assert.True(run.ExitCode == 0, $"{arguments}:\n{run.Output}{run.Error}");
        Assert.Contains(" 0 violated", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void RandomSchedules_NothingIsViolated()
    {
        for (int seed = 1; seed <= 25; seed++)
        {
            string arguments = $"hotplug --seed {seed} --add {1 + (seed % 4)} --when {(seed % 2 == 0 ? "before" : "after")}-smi {(seed % 5 == 0 ? "--no-broadcast" : "")}";
            CommandLine run = CommandLine.Run(arguments);
            Assert.True(run.ExitCode == 0, $"{arguments}:\n{run.Output}{run.Error}");
        }
    }

    private static string Mask(string text)
    {
        text = Hexadecimal().Replace(text, "0x#");
        text = Fraction().Replace(text, "#.##");
        text = LongNumber().Replace(text, "#");
        return Filling().Replace(text, " ");
    }

    [Fact]
    public void TcgsEventRules_SayWhereCpu0SpinsAndWhy()
    {
        CommandLine run = CommandLine.Run("hotplug --profile qemu-tcg");
        Assert.Equal(1, run.ExitCode);
        string[] lines = run.Output.Split('\n');
        Assert.EndsWith(", qemu-tcg event rules", lines[0], StringComparison.Ordinal);
        Assert.Equal("The hot-plug SMI never returns: CPU 0 spins in SmbaseRelocate on [0x30015] (AboutToLeaveSmm).", lines[2]);
        Assert.Matches("^CPU 4 took its SMI at [0-9.]+ us, before its SIPI; INIT at [0-9.]+ us reset it out of SMM, so it will never answer\\.$", lines[3]);
    }

    [Fact]
    public void HardwaresEventRules_AreTheDefaultAndNothingIsStuck()
    {
        CommandLine run = CommandLine.Run("hotplug --profile hardware");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(CommandLine.Run("hotplug").Output, run.Output);
        Assert.DoesNotContain("never returns", run.Output, StringComparison.Ordinal);
    }

    [GeneratedRegex("0x[0-9A-F]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hexadecimal();

    [GeneratedRegex("[0-9]+[.][0-9]{2}\\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fraction();

    [GeneratedRegex("[0-9]{3,}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LongNumber();

    [GeneratedRegex("( |--)[ -]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Filling();
}
