// SFK4003: threads, clock and randomness of the machine that simulates.
using SmmFirmwareKit.Generators.Concurrency;
using SmmFirmwareKit.Generators.Tests.InProcess;

namespace SmmFirmwareKit.Generators.Tests.Concurrency;

public sealed class HostInFirmware
{
    [Theory]
    [InlineData("F", "async System.Threading.Tasks.Task F() { }")]
    [InlineData("F", "System.Threading.Tasks.ValueTask F() => default;")]
    [InlineData("_timer", "private readonly System.Threading.Timer _timer = null!;")]
    [InlineData("System.Threading.Tasks.Task.CompletedTask", "object F() => System.Threading.Tasks.Task.CompletedTask;")]
    [InlineData("new System.Threading.Thread(() => { })", "void F() => new System.Threading.Thread(() => { }).Start();", true)]
    [InlineData("System.Threading.Interlocked.Increment(ref x)", "int F(int x) => System.Threading.Interlocked.Increment(ref x);")]
    [InlineData("DateTime.UtcNow.Ticks", "long F() => DateTime.UtcNow.Ticks;")]
    [InlineData("System.Diagnostics.Stopwatch.GetTimestamp()", "long F() => System.Diagnostics.Stopwatch.GetTimestamp();")]
    [InlineData("new Random(1)", "object F() => new Random(1);")]
    [InlineData("Environment.ProcessorCount", "int F() => Environment.ProcessorCount;")]
    [InlineData("lock (this) { }", "void F() { lock (this) { } }")]
    public async Task Use_IsReported(string at, string member, bool andItsCall = false)
    {
        string[] found = await Reported.By(new HostAnalyzer(), "class Part : ImagePart { " + member + " }");
        Assert.Equal(andItsCall ? ["SFK4003 at " + at + ".Start()"] : ["SFK4003 at " + at], found);
    }

    [Theory]
    [InlineData("FirmwareTask F(ITimerLib timer, ISynchronizationLib lib) => lib.AcquireSpinLock(default);")]
    [InlineData("Step<ulong> F(ITimerLib timer) => timer.GetPerformanceCounter();")]
    [InlineData("int F() => Math.Max(1, 2);")]
    public async Task FirmwaresOwn_IsNotReported(string member) =>
        Assert.Empty(await Reported.By(new HostAnalyzer(), "class Part : ImagePart { " + member + " }"));

    [Fact]
    public async Task ClockInAModule_IsReported() => Assert.Equal(["SFK4003 at DateTime.UtcNow.Ticks"], await FirmwareModules.With(
        new HostAnalyzer(),
        "UefiCpuPkg/PiSmmCpuDxeSmm/CpuService.Update.cs",
        ("while (index < max &&", "while (index < max && DateTime.UtcNow.Ticks > 0 &&")));
}
