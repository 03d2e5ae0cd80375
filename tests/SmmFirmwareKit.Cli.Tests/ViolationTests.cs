// Exit code 1: a run in which something is wrong says so.
using SmmFirmwareKit.Platform.Hotplug;

namespace SmmFirmwareKit.Cli.Tests;

public sealed class ViolationTests
{
    [Fact]
    public void WrongSmbase_IsReportedAndExitCode1()
    {
        CommandLine run = CommandLine.Run(new HotplugOptions { Interference = Sabotage.SwapSmbase });

        Assert.Equal(1, run.ExitCode);
        string line = Assert.Single(run.Output.Split('\n'), line => line.StartsWith("D1.slot", StringComparison.Ordinal));
        Assert.Contains("VIOLATED", line, StringComparison.Ordinal);
        Assert.Contains("exit code 1 (something is violated)", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void FirmwareFault_IsToldWithoutStackTraceAndExitCode1()
    {
        CommandLine run = CommandLine.Run(new HotplugOptions { Interference = Sabotage.EraseFirstHandler });

        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.StartsWith("sfk: the firmware faulted: SFK7201: CPU 4 (smm16)", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }
}
