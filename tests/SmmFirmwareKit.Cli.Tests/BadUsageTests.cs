// What a user who errs gets: one sentence, exit code 2.
namespace SmmFirmwareKit.Cli.Tests;

public sealed class BadUsageTests
{
    [Theory]
    [InlineData("nonsense", "there is no command or option 'nonsense'")]
    [InlineData("--nonsense", "there is no command or option '--nonsense'")]
    [InlineData("hotplug --nonsense", "there is no command or option '--nonsense'")]
    [InlineData("hotplug extra", "there is no command or option 'extra'")]
    [InlineData("hotplug --cpus 0", "--cpus must be at least 1")]
    [InlineData("hotplug --cpus -3", "--cpus must be at least 1")]
    [InlineData("hotplug --cpus four", "--cpus needs a whole number")]
    [InlineData("hotplug --cpus 99999999999", "--cpus needs a whole number")]
    [InlineData("hotplug --cpus", "Required argument missing for option: '--cpus'")]
    [InlineData("hotplug --cpus 2 --cpus 3", "Option '--cpus' expects a single argument")]
    [InlineData("hotplug --cpus 9", "--cpus 9 is more than the 8 slots")]
    [InlineData("hotplug --max 0", "--max must be between 1 and 4096")]
    [InlineData("hotplug --max 4097", "--max must be between 1 and 4096")]
    [InlineData("hotplug --max 4", "--add 1 is more than the 0 slots")]
    [InlineData("hotplug --add 0", "--add must be at least 1")]
    [InlineData("hotplug --add 5", "--add 5 is more than the 4 slots")]
    [InlineData("hotplug --add 2147483647 --max 4096", "--add 2147483647 is more than")]
    [InlineData("hotplug --cpus 255 --max 300", "which need x2APIC")]
    [InlineData("hotplug --when later", "--when is before-smi or after-smi, not 'later'")]
    [InlineData("hotplug --profile kvm", "--profile is hardware or qemu-tcg, not 'kvm'")]
    [InlineData("hotplug --when", "Required argument missing for option: '--when'")]
    [InlineData("hotplug --seed x", "--seed needs a number")]
    [InlineData("hotplug --seed -1", "--seed needs a number")]
    [InlineData("hotplug --trace", "Required argument missing for option: '--trace'")]
    [InlineData("hotplug --trace @/nowhere/at/all", "the trace file '@/nowhere/at/all' cannot be written")]
    [InlineData("hotplug --trace /nowhere/at/all", "the trace file '/nowhere/at/all' cannot be written")]
    [InlineData("conform", "conform needs a folder with recordings, or --live")]
    [InlineData("conform somewhere --seed 3", "--seed, --operations and --recording belong to --live")]
    [InlineData("conform --live --operations 0", "--operations is at least 1")]
    [InlineData("conform --live --seed -1", "--seed at least 0")]
    [InlineData("conform --live --operations many", "--operations needs a whole number")]
    [InlineData("conform --live --recording /nowhere/at/all", "the recording '/nowhere/at/all' cannot be written")]
    [InlineData("conform --live --recording /", "the recording '/' cannot be written")]
    [InlineData("conform one two", "there is no command or option 'two'")]
    public void BadArgument_OneSentenceAndExitCode2(string arguments, string says)
    {
        CommandLine run = CommandLine.Run(arguments);

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains(says, run.Error, StringComparison.Ordinal);
        AssertOneSentence(run.Error);
    }

    [Fact]
    public void NoArguments_HelpAndExitCode2()
    {
        CommandLine run = CommandLine.Run([]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("hotplug", run.Output, StringComparison.Ordinal);
        AssertOneSentence(run.Error);
    }

    [Fact]
    public void Help_ListsEveryOptionAndExitCode0()
    {
        CommandLine run = CommandLine.Run("hotplug --help");

        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Error);
        foreach (string option in new[] { "--cpus", "--max", "--add", "--when", "--seed", "--no-broadcast", "--trace", "--json" })
        {
            Assert.Contains(option, run.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void BadArgumentsBesideATraceFile_TheFileIsNotTouched()
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "precious");

            CommandLine run = CommandLine.Run("hotplug", "--add", "9", "--trace", path);

            Assert.Equal(2, run.ExitCode);
            Assert.Equal("precious", File.ReadAllText(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void TraceFileIsADirectory_OneSentenceAndExitCode2()
    {
        CommandLine run = CommandLine.Run("hotplug", "--trace", Path.GetTempPath());

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("cannot be written", run.Error, StringComparison.Ordinal);
        AssertOneSentence(run.Error);
    }

    private static void AssertOneSentence(string error)
    {
        Assert.StartsWith("sfk: ", error, StringComparison.Ordinal);
        Assert.EndsWith(".\n", error, StringComparison.Ordinal);
        Assert.Equal(1, error.Count(character => character == '\n'));
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }
}
