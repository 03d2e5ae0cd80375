// The local APIC: IPIs with every mode and destination, priorities, and what the xAPIC page refuses.
using SmmFirmwareKit.Conformance;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware.Tests.Processors;

public sealed class LocalApic_Used
{
    private const ulong Result = CpuBench.Counters;
    private const ulong Hits = CpuBench.Counters + 0x100;
    private const ulong Handler = 0x5000;
    private const byte Vector = 0x41;

    /// <summary>SDM vol. 3 §12.6.1, destination shorthands; 0xFF is everybody in xAPIC mode.</summary>
    [Theory]
    [InlineData(DestinationShorthand.None, 2u, new[] { 2 })]
    [InlineData(DestinationShorthand.None, 0xFFu, new[] { 0, 1, 2, 3 })]
    [InlineData(DestinationShorthand.None, 77u, new int[0])]
    [InlineData(DestinationShorthand.Self, 3u, new[] { 0 })]
    [InlineData(DestinationShorthand.AllIncludingSelf, 3u, new[] { 0, 1, 2, 3 })]
    [InlineData(DestinationShorthand.AllExcludingSelf, 3u, new[] { 1, 2, 3 })]
    public void Smi_ReachesItsDestination(DestinationShorthand shorthand, uint destination, int[] expected)
    {
        CpuBench bench = FourRunning();
        bench.Send(DeliveryMode.Smi, 0, destination, shorthand, steps: 2000);
        Assert.Equal(expected, Taken(bench, ProcessorEvent.Smi));
    }

    /// <summary>SDM vol. 3 §12.6.1, delivery modes: each is the event it names.</summary>
    [Theory]
    [InlineData(DeliveryMode.Smi, ProcessorEvent.Smi)]
    [InlineData(DeliveryMode.Nmi, ProcessorEvent.Nmi)]
    [InlineData(DeliveryMode.Init, ProcessorEvent.Init)]
    [InlineData(DeliveryMode.Fixed, ProcessorEvent.Interrupt)]
    public void DeliveryMode_IsTheEventItNames(DeliveryMode mode, ProcessorEvent expected)
    {
        CpuBench bench = FourRunning();
        bench.Send(mode, mode == DeliveryMode.Fixed ? Vector : (byte)0, destination: 1, steps: 2000);
        Assert.Equal([1], Taken(bench, expected));
    }

    /// <summary>SDM vol. 3 §12.6.1: INIT level de-assert does nothing on processors of today.</summary>
    [Fact]
    public void InitLevelDeassert_IsIgnored()
    {
        CpuBench bench = new(async () =>
        {
            await Asm.Store(Asm.Apic + 0x310, 1 << 24);
            await Asm.Store(Asm.Apic + 0x300, 0x8500);
        });
        bench.Run();
        Assert.Empty(bench.EventsOf(1));
    }

    /// <summary>SDM vol. 3 table 12-1: what the xAPIC page does not have, or the model does not.</summary>
    [Theory]
    [InlineData(0x40)]
    [InlineData(0x180)]
    [InlineData(0x3F0)]
    public void XApicRegisterThatIsMissing_Faults(int offset)
    {
        CpuBench bench = new(async () => await Asm.Load(Asm.Apic + (ulong)offset), cpus: 1);
        Assert.Contains($"local APIC register 0x{offset:X}", bench.Faults("SFK7211").Message, StringComparison.Ordinal);
    }

    /// <summary>An armed timer would never fire, so arming it is loud, in either order; a masked one may be prepared.</summary>
    [Theory]
    [InlineData(0x320, 0x41u, 0x380, 1000u)]
    [InlineData(0x380, 1000u, 0x320, 0x20041u)]
    public void Timer_FaultsWhenArmed(int firstOffset, uint first, int secondOffset, uint second)
    {
        CpuBench bench = new(async () =>
        {
            await Asm.Store(Asm.Apic + (ulong)firstOffset, first);
            await Asm.Store(Result, 1);
            await Asm.Store(Asm.Apic + (ulong)secondOffset, second);
        }, cpus: 1);
        Assert.Contains("the local APIC timer was armed", bench.Faults("SFK7211").Message, StringComparison.Ordinal);
        Assert.Equal(1u, bench.Peek(Result));
    }

    /// <summary>SDM vol. 3 §12.5.2 illegal vectors, §12.6.2.2 logical destinations: not modelled, so loud.</summary>
    [Theory]
    [InlineData(0x00004005u, "vectors 0 to 15 are illegal")]
    [InlineData(0x00004841u, "logical mode is not modelled")]
    [InlineData(0x00004700u, "delivery mode ExtInt")]
    public void IpiThatIsNotModelled_Faults(uint command, string message)
    {
        CpuBench bench = new(async () => await Asm.Store(Asm.Apic + 0x300, command), cpus: 1);
        Assert.Contains(message, bench.Faults("SFK7210").Message, StringComparison.Ordinal);
    }

    /// <summary>SDM vol. 3 §12.8.3: a vector waits for TPR and for the vector in service; EOI lets the next one come.</summary>
    [Fact]
    public void Interrupts_ComeByPriority()
    {
        CpuBench bench = new(async () =>
        {
            await PrepareInterrupts();
            await Asm.Store(Asm.Apic + 0x80, 0x50);
            await Asm.Send(0, DeliveryMode.Fixed, 0x41);
            await Asm.Send(0, DeliveryMode.Fixed, 0x55);
            await Asm.Send(0, DeliveryMode.Fixed, 0x62);
            await Asm.Store(Result + 8, await Asm.Load(Asm.Apic + 0x220));
            await Asm.Store(Asm.Apic + 0x80, 0);
        }, cpus: 1);
        foreach (byte vector in (ReadOnlySpan<byte>)[0x41, 0x55, 0x62])
        {
            bench.Place(Handler + vector * 0x10UL, $"Vector{vector:X}", () => Serve(vector));
            bench.Gate(vector, Handler + vector * 0x10UL);
        }

        Assert.Equal(RunOutcome.Quiescent, bench.Run());
        Assert.Equal(0x00200002u, bench.Peek(Result + 8)); // 0x41 and 0x55 still requested
        Assert.Equal([0x62u, 0x55u, 0x41u], Enumerable.Range(0, 3).Select(i => bench.Peek(Hits + 4 + ((ulong)i * 4))));
    }

    /// <summary>SDM vol. 3 §12.8.3.1: PPR is TPR, unless a higher class is in service; then its low half is 0.</summary>
    [Theory]
    [InlineData(0x25u, 0x25u)]
    [InlineData(0x65u, 0x65u)]
    [InlineData(0x45u, 0x45u)]
    [InlineData(0x31u, 0x40u)]
    public void ProcessorPriority_IsTheHigherClass(uint taskPriority, uint expected)
    {
        uint inService = expected == taskPriority && taskPriority < 0x40 ? 0u : 0x41u;
        CpuBench bench = new(async () =>
        {
            await PrepareInterrupts();
            if (inService != 0)
            {
                await Asm.Send(0, DeliveryMode.Fixed, Vector);
            }

            await Asm.Store(Asm.Apic + 0x80, taskPriority);
            await Asm.Store(Result, await Asm.Load(Asm.Apic + 0xA0));
        }, cpus: 1);
        bench.Place(Handler, "NoEoi", async () => await Asm.Iret());
        bench.Gate(Vector, Handler);
        bench.Run();
        Assert.Equal(expected, bench.Peek(Result));
    }

    /// <summary>SDM vol. 3 §6.8.1: with IF clear an interrupt waits; STI lets it in; IRET restores IF.</summary>
    [Fact]
    public void InterruptWithIfClear_WaitsForSti()
    {
        CpuBench bench = new(async () =>
        {
            await PrepareInterrupts();
            await Asm.Write(ControlRegister.InterruptFlag, 0);
            await Asm.Send(0, DeliveryMode.Fixed, Vector);
            await Asm.Store(Result, await Asm.Load(Hits));
            await Asm.Write(ControlRegister.InterruptFlag, 1);
            await Asm.Store(Result + 4, await Asm.Load(Hits));
            await Asm.Store(Result + 8, (uint)await Asm.Read(ControlRegister.InterruptFlag));
        }, cpus: 1);
        bench.Place(Handler, "Vector41", () => Serve(Vector));
        bench.Gate(Vector, Handler);
        Assert.Equal(RunOutcome.Quiescent, bench.Run());
        Assert.Equal([0u, 1u, 1u], new[] { bench.Peek(Result), bench.Peek(Result + 4), bench.Peek(Result + 8) });
    }

    /// <summary>An interrupt ends HLT, and the processor goes on after it (SDM vol. 2, HLT).</summary>
    [Fact]
    public void InterruptInHlt_GoesOnAfterIt()
    {
        CpuBench bench = FourRunning();
        Assert.Equal(Activity.Halted, bench.Ap.Activity);
        bench.Send(DeliveryMode.Fixed, Vector, destination: 1, steps: 2000);
        Assert.Equal(1u, bench.Peek(Hits));
        Assert.Equal(1u, bench.Peek(Result + 4));
    }

    /// <summary>Interrupts need a 64-bit gate; without one the processor would shut down (SDM vol. 3 §6.14).</summary>
    [Fact]
    public void InterruptWithoutGate_ShutsDown()
    {
        CpuBench bench = new(async () => await Asm.Send(0, DeliveryMode.Nmi), cpus: 1);
        Assert.Contains("has no 64-bit gate in the IDT", bench.Faults("SFK7205").Message, StringComparison.Ordinal);
    }

    /// <summary>IRET in an SMI handler would leave SMM without RSM; interrupts in SMM are not modelled.</summary>
    [Fact]
    public void IretInSmm_Faults()
    {
        CpuBench bench = new(async () => await Asm.Send(0, DeliveryMode.Smi), cpus: 1);
        bench.Place(CpuBench.DefaultHandler, "Smi", async () => await Asm.Iret());
        Assert.Contains("leave with RSM", bench.Faults("SFK7214").Message, StringComparison.Ordinal);
    }

    private static async FirmwareTask PrepareInterrupts()
    {
        await Asm.EnterLongMode(CpuBench.Idt);
        await Asm.Store(Asm.Apic + 0xF0, 0x1FF);
        await Asm.Write(ControlRegister.InterruptFlag, 1);
    }

    private static async FirmwareTask Serve(byte vector)
    {
        await Asm.Increment(Hits);
        await Asm.Store(Hits + (4 * await Asm.Load(Hits)), vector);
        await Asm.Store(Asm.Apic + 0xB0, 0);
        await Asm.Iret();
    }

    // CPUs 1 to 3 wait in HLT with interrupts on, in long mode.
    private static CpuBench FourRunning()
    {
        CpuBench bench = new(cpus: 4);
        bench.Place(CpuBench.ApCode, "Ap", async () =>
        {
            await PrepareInterrupts();
            while (true)
            {
                await Asm.Halt();
                await Asm.Increment(Result + 4);
            }
        });
        bench.Place(CpuBench.DefaultHandler, "Smi", async () => await Asm.Rsm());
        bench.Place(Handler, "Vector41", () => Serve(Vector));
        bench.Place(Handler + 0x100, "Nmi", async () => await Asm.Iret());
        bench.Gate(Vector, Handler);
        bench.Gate(2, Handler + 0x100);
        bench.Run();
        bench.Send(DeliveryMode.StartUp, CpuBench.ApVector, shorthand: DestinationShorthand.AllExcludingSelf, steps: 2000);
        return bench;
    }

    private static int[] Taken(CpuBench bench, ProcessorEvent kind) =>
        [.. Enumerable.Range(0, 4).Where(cpu => bench.EventsOf(cpu).Contains(kind))];
}
