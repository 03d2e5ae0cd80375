// The checkpoint law at processor level: every latch, the APIC, the cached pages.
using SmmFirmwareKit.Conformance;
using SmmFirmwareKit.Execution;
using F = SmmFirmwareKit.Conformance.LatchingFirmware;

namespace SmmFirmwareKit.Hardware.Tests.Processors;

public sealed class Processor_Checkpointed
{
    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 20)];

    /// <summary>Random events at random times: taken back and done again, the machine ends where it ended.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void RandomEvents_TakenBack_EndTheSame(int seed)
    {
        Random random = new(seed);
        CpuBench bench = F.NewBench();
        Perform(bench, random, 20);
        Checkpoint outer = bench.Machine.Journal.Take();
        ulong before = bench.Machine.Digest();
        int continuation = random.Next();
        ulong first = Continue(bench, continuation);
        bench.Machine.Journal.Restore(outer);
        Assert.True(before == bench.Machine.Digest(), $"seed {seed}: the state did not come back");
        Perform(bench, new Random(continuation), 7);
        Checkpoint inner = bench.Machine.Journal.Take();
        ulong nested = Continue(bench, seed);
        bench.Machine.Journal.Restore(inner);
        Assert.True(nested == Continue(bench, seed), $"seed {seed}: the inner checkpoint");
        bench.Machine.Journal.Restore(outer);
        Assert.True(first == Continue(bench, continuation), $"seed {seed}: the outer checkpoint");
    }

    /// <summary>Each latch alone: set after the checkpoint it is gone again, set before it is still there.</summary>
    [Theory]
    [InlineData(DeliveryMode.Smi)]
    [InlineData(DeliveryMode.Init)]
    [InlineData(DeliveryMode.Nmi)]
    [InlineData(DeliveryMode.Fixed)]
    public void LatchedEvent_IsPartOfTheState(DeliveryMode mode)
    {
        CpuBench bench = F.NewBench();
        bench.StartAp();
        bench.Poke(F.Gate, 1);
        bench.Send(DeliveryMode.Smi);
        Checkpoint without = bench.Machine.Journal.Take();
        ulong digest = bench.Machine.Digest();
        bench.Send(mode, mode == DeliveryMode.Fixed ? (byte)0x41 : (byte)0);
        Checkpoint with = bench.Machine.Journal.Take();
        ulong latched = bench.Machine.Digest();
        Finish(bench);
        uint[] after = Counters(bench);
        bench.Machine.Journal.Restore(with);
        Assert.Equal(latched, bench.Machine.Digest());
        Finish(bench);
        Assert.Equal(after, Counters(bench));
        bench.Machine.Journal.Restore(without);
        Assert.Equal(digest, bench.Machine.Digest());
        Assert.NotEqual(digest, latched);
    }

    /// <summary>A page cached before SMRAM was locked is not used after the lock was taken back and set again.</summary>
    [Fact]
    public void CachedPages_FollowTheLockBack()
    {
        const ulong place = 0x45678;
        const ulong result = CpuBench.Counters;
        CpuBench bench = new(async () =>
        {
            while (true)
            {
                await Asm.Spin(result + 4);
                await Asm.Store(result, await Asm.Load(place));
                await Asm.Store(result + 4, 0);
            }
        }, cpus: 1);
        bench.Poke(place, 0x1234);
        uint Look()
        {
            bench.Poke(result + 4, 1);
            bench.Run();
            return bench.Peek(result);
        }

        Assert.Equal(0x1234u, Look());
        Checkpoint open = bench.Machine.Journal.Take();
        bench.Machine.Chipset.WriteConfig(0, 0, 0, 0x9C, 1, 0xFF);
        bench.Machine.Chipset.WriteConfig(0, 0, 0, 0x9C, 1, 0x02);
        Checkpoint locked = bench.Machine.Journal.Take();
        Assert.Equal(uint.MaxValue, Look());
        bench.Machine.Journal.Restore(locked);
        Assert.Equal(uint.MaxValue, Look());
        bench.Machine.Journal.Restore(open);
        Assert.Equal(0x1234u, Look());
    }

    private static ulong Continue(CpuBench bench, int seed)
    {
        Perform(bench, new Random(seed), 15);
        return bench.Machine.Digest() ^ bench.Machine.Scheduler.Step;
    }

    private static void Finish(CpuBench bench)
    {
        bench.Poke(F.Gate, 0);
        bench.Run(600);
    }

    private static uint[] Counters(CpuBench bench) => [.. Enumerable.Range(0, 14).Select(i => bench.Peek(CpuBench.Counters + ((ulong)i * 4)))];

    private static void Perform(CpuBench bench, Random random, int count)
    {
        for (int i = 0; i < count; i++)
        {
            switch (random.Next(8))
            {
                case 0:
                    bench.Send(DeliveryMode.Smi, steps: 200);
                    break;
                case 1:
                    bench.Send(DeliveryMode.Init, steps: 200);
                    break;
                case 2 or 3:
                    bench.Send(DeliveryMode.StartUp, CpuBench.ApVector, steps: 200);
                    break;
                case 4:
                    bench.Poke(F.Gate, (uint)random.Next(2));
                    break;
                case 5:
                    bench.Poke(F.HaltFlag, (uint)random.Next(2));
                    break;
                case 6:
                    bench.Poke(F.RelocateFlag, 1);
                    break;
                default:
                    bench.Run((ulong)random.Next(1, 300));
                    break;
            }
        }
    }
}
