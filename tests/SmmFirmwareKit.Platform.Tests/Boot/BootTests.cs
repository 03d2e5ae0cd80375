// From the reset vector to the idle OS: who runs what, which SMBASE everybody gets, and what is given back.
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware;
using SmmFirmwareKit.Modules.OvmfPkg;

namespace SmmFirmwareKit.Platform.Tests.Boot;

public sealed class BootTests
{
    private const int DefaultSaveState = 0x3FC00;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 2)]
    [InlineData(4, 8)]
    [InlineData(64, 64)]
    public void Boot_WithTheseCpus_EndsWithAnIdleOsAndHaltedAps(int cpus, int slots)
    {
        BootBench bench = new(cpus, slots);
        Assert.Equal(RunOutcome.Quiescent, bench.Outcome);
        Assert.Equal("OsMain", bench.Machine.Processors[0].SuspendedFunctions().ElementAt(1));
        for (int cpu = 1; cpu < cpus; cpu++)
        {
            Assert.Equal(Activity.Halted, bench.Machine.Processors[cpu].Activity);
            Assert.Equal("ApEntry", bench.Machine.Processors[cpu].SuspendedFunctions().First());
        }
    }

    // 300 processors do not fit eight-bit APIC ids: MpInitLib switches everybody to x2APIC.
    [Fact]
    public void Boot_WithMoreThan255Cpus_SwitchesAllToX2Apic()
    {
        BootBench bench = new(300, 300);
        Assert.Equal(RunOutcome.Quiescent, bench.Outcome);
        Assert.All(bench.Machine.Processors.ToArray(), processor => Assert.Equal(0xC00UL, processor.Msr(0x1B) & 0xC00));
        Assert.Equal(Enumerable.Range(1, 299), bench.WhoRan("ApEntry"));
    }

    [Fact]
    public void Boot_WithApsInARunLoop_HandsThemOverWithoutInit()
    {
        BootBench bench = new(4, 8, BootBench.ApLoop.Run);
        Assert.Equal(RunOutcome.Quiescent, bench.Outcome);
        Assert.Equal([1, 2, 3], bench.WhoRan("SwitchContextPerAp"));
        Assert.Equal([1, 2, 3], bench.WhoRan("ApEntry"));
    }

    [Fact]
    public void Boot_WithHaltedAps_FetchesThemByInitInDxe()
    {
        BootBench bench = new(4, 8);
        Assert.Empty(bench.WhoRan("SwitchContextPerAp"));
        Assert.Equal([1, 2, 3], bench.WhoRan("RelocateApLoop"));
    }

    [Fact]
    public void Reset_OnlyTheBspRunsSec()
    {
        BootBench bench = new(4, 8);
        Assert.Equal([0], bench.WhoRan("FillTemporaryRam"));
        Assert.Equal([0], bench.WhoRan("SecMtrrSetup"));
    }

    // SmmRelocationLib: tiles of 8 KiB from the second page of TSEG on; a handler lies 32 KiB above its SMBASE.
    [Theory]
    [InlineData(1UL)]
    [InlineData(2UL)]
    [InlineData(3UL)]
    public void Relocation_UnderARandomSchedule_GivesEveryCpuItsTile(ulong seed)
    {
        BootBench bench = new(4, 8, seed: seed);
        ulong firstHandler = bench.Platform.Firmware.Options.TsegBase + 0x1000;
        for (int cpu = 0; cpu < 4; cpu++)
        {
            ulong handler = bench.Machine.Processors[cpu].Smbase + 0x8000UL;
            Assert.True(firstHandler + ((ulong)cpu * 0x2000) == handler, $"seed {seed}: CPU {cpu} has its handler at 0x{handler:X}");
        }
    }

    [Fact]
    public void Relocation_Done_LeavesTheDefaultSaveStateAsItWas()
    {
        byte[] pattern = Pattern(0x400);
        BootBench bench = new(4, 8, beforeReset: machine => machine.Ram.Write(DefaultSaveState, pattern));
        Assert.Equal(pattern, bench.Bytes(DefaultSaveState, pattern.Length, Requester.CpuInSmm));
        Assert.Equal([0, 1, 2, 3], bench.WhoRan("SmmRelocationSemaphoreComplete"));
    }

    [Fact]
    public void WakeUp_Done_GivesTheBorrowedPageBack()
    {
        const ulong borrowed = OvmfMemoryMap.WakeupBufferTop - 0x1000;
        byte[] pattern = Pattern(0x1000);
        BootBench bench = new(4, 8, beforeReset: machine => machine.Ram.Write(borrowed, pattern));
        Assert.Equal([1, 2, 3], bench.WhoRan("RendezvousFunnelProc"));
        Assert.Equal(pattern, bench.Bytes(borrowed, pattern.Length, Requester.CpuOutsideSmm));
    }

    private static byte[] Pattern(int length) => [.. Enumerable.Range(0, length).Select(i => (byte)((i * 7) + 3))];
}
