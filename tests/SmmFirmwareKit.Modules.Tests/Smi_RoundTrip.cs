// All processors enter SMM, meet, and leave again.
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Modules.Tests;

public sealed class Smi_RoundTrip
{
    // One SMI relocated the SMBASE, one initialized the processor.
    private const uint SmisAtBoot = 2;

    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(4, false)]
    [InlineData(4, true)]
    [InlineData(64, false)]
    [InlineData(64, true)]
    [InlineData(300, false)]
    public void BroadcastSmi_EveryProcessorEntersOnceAndLeaves(int cpus, bool relaxed)
    {
        SmmBench bench = new SmmBench(new BenchOptions(cpus) { Relaxed = relaxed, Smis = 3 }).Run();
        Assert.Equal(0UL, bench.Read64(bench.Boot.mDriverStatus.Address));
        Assert.Equal(3UL, bench.Read64(bench.Core.SmiCount.Address));
        foreach (Processor processor in bench.Machine.Processors)
        {
            Assert.False(processor.InSmm);
            Assert.Equal(SmisAtBoot + 3, processor.SmiCount);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void AnySchedule_EveryProcessorLeaves(ulong seed)
    {
        foreach (bool relaxed in new[] { false, true })
        {
            SmmBench bench = new(new BenchOptions(5) { Relaxed = relaxed, Smis = 4, Strategy = new SeededRandom(seed) });
            bench.Run();
            foreach (Processor processor in bench.Machine.Processors)
            {
                Assert.False(processor.InSmm, $"seed {seed}, relaxed {relaxed}");
            }
        }
    }

    [Fact]
    public void SmiOfTheBspOnly_TraditionalMode_OthersAreBroughtInAfterTheTimeout()
    {
        SmmBench bench = new SmmBench(new BenchOptions(4) { Broadcast = false }).Run();
        Assert.Equal(1UL, bench.Read64(bench.Core.SmiCount.Address));
        Assert.All(bench.Machine.Processors.ToArray(), processor => Assert.Equal(SmisAtBoot + 1, processor.SmiCount));
        Assert.InRange(bench.Machine.Scheduler.Now, 100_000_000UL, 130_000_000UL);
    }

    [Fact]
    public void SmiOfTheBspOnly_RelaxedMode_NobodyWaits()
    {
        SmmBench bench = new SmmBench(new BenchOptions(4) { Broadcast = false, Relaxed = true }).Run();
        Assert.Equal(SmisAtBoot + 1, bench.Machine.Processors[0].SmiCount);
        Assert.Equal(SmisAtBoot, bench.Machine.Processors[1].SmiCount);
        Assert.InRange(bench.Machine.Scheduler.Now, 10_000_000UL, 20_000_000UL);
    }

    [Fact]
    public void SmiAfterReadyToLock_RelaxedMode_BringsEverybodyIn()
    {
        SmmBench bench = new SmmBench(new BenchOptions(4) { Broadcast = false, Relaxed = true, Scenario = core => core.NotifyReadyToLock() }).Run();
        Assert.All(bench.Machine.Processors.ToArray(), processor => Assert.Equal(SmisAtBoot + 1, processor.SmiCount));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void CostOfAnSmi_PerProcessor_IsTheSameForFewAndMany(bool relaxed)
    {
        ulong few = StepsPerProcessor(32, relaxed);
        ulong many = StepsPerProcessor(250, relaxed);
        Assert.InRange(many, few / 2, few + (few / 4));
    }

    private static ulong StepsPerProcessor(int cpus, bool relaxed)
    {
        ulong one = new SmmBench(new BenchOptions(cpus) { Relaxed = relaxed, Smis = 1 }).Run().Machine.Scheduler.Step;
        ulong five = new SmmBench(new BenchOptions(cpus) { Relaxed = relaxed, Smis = 5 }).Run().Machine.Scheduler.Step;
        return (five - one) / 4 / (ulong)cpus;
    }
}
