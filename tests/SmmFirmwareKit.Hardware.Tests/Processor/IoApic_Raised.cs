// The I/O APIC: level and edge inputs, masks, EOI; from a wire to an interrupt handler.
using SmmFirmwareKit.Conformance;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware.Tests.Processors;

public sealed class IoApic_Raised
{
    private const int Input = 9;
    private const byte Vector = 0x29;
    private const uint Level = 1 << 15;
    private const uint Masked = 1 << 16;
    private readonly List<(uint ApicId, byte Vector)> _delivered = [];
    private readonly IoApic _ioApic;

    public IoApic_Raised()
    {
        _ioApic = new IoApic(new Journal(), message => _delivered.Add((message.Destination, message.Vector)));
        _ioApic.PowerOn();
    }

    /// <summary>82093AA §3.2.4: a level input is sent once, and again at EOI while it is still high.</summary>
    [Fact]
    public void Level_IsSentAgainAtEoi_WhileHigh()
    {
        Program(Level | Vector);
        _ioApic.SetLine(Input, high: true);
        _ioApic.SetLine(Input, high: true);
        Assert.Equal([(3u, Vector)], _delivered);
        Assert.NotEqual(0u, Entry() & 1 << 14);
        _ioApic.EndOfInterrupt(Vector);
        Assert.Equal(2, _delivered.Count);
        _ioApic.SetLine(Input, high: false);
        _ioApic.EndOfInterrupt(Vector);
        Assert.Equal(2, _delivered.Count);
        Assert.Equal(0u, Entry() & 1 << 14);
    }

    /// <summary>82093AA §3.2.4: each rising edge is sent, without waiting for EOI; rewriting the entry sends nothing.</summary>
    [Fact]
    public void Edge_IsSentPerEdge()
    {
        Program(Vector);
        _ioApic.SetLine(Input, high: true);
        Program(Vector);
        _ioApic.EndOfInterrupt(Vector);
        Assert.Single(_delivered);
        _ioApic.SetLine(Input, high: false);
        _ioApic.SetLine(Input, high: true);
        Assert.Equal(2, _delivered.Count);
    }

    /// <summary>82093AA §3.2.4, Interrupt Mask: an edge on a masked input is lost, a level waits for the mask to open.</summary>
    [Theory]
    [InlineData(0u, 0)]
    [InlineData(Level, 1)]
    public void MaskedInput_KeepsALevelOnly(uint trigger, int expected)
    {
        Program(trigger | Masked | Vector);
        _ioApic.SetLine(Input, high: true);
        Assert.Empty(_delivered);
        Program(trigger | Vector);
        Assert.Equal(expected, _delivered.Count);
    }

    /// <summary>The EOI register of version 0x20 does what an EOI at a local APIC does; a value that is no vector ends nothing.</summary>
    [Fact]
    public void EoiRegister_EndsALevel()
    {
        Program(Level | Vector);
        _ioApic.SetLine(Input, high: true);
        _ioApic.SetLine(Input, high: false);
        _ioApic.Write(0x40, 4, 0x100 | Vector);
        _ioApic.Write(0x40, 1, Vector);
        Assert.NotEqual(0u, Entry() & 1 << 14);
        _ioApic.Write(0x40, 4, Vector);
        Assert.Equal(0u, Entry() & 1 << 14);
    }

    /// <summary>QEMU's ioapic_set_irq: what counts is the trigger mode at the moment the line changes.</summary>
    [Fact]
    public void TriggerModeChanged_WhileTheLineIsHigh()
    {
        Program(Masked | Vector);
        _ioApic.SetLine(Input, high: true);
        Program(Level | Vector);
        Assert.Empty(_delivered);
        _ioApic.SetLine(Input, high: true);
        Program(Level | Masked | Vector);
        Program(Vector);
        Assert.Equal(2, _delivered.Count);
        Program(Level | Vector);
        Assert.Equal(2, _delivered.Count);
    }

    /// <summary>QEMU's ioapic_mem_read and ioapic_mem_write: the page shows 256 bytes again and again; IOWIN is 32 bits or nothing.</summary>
    [Fact]
    public void OtherAccesses_ReadZeroAndWriteNothing()
    {
        _ioApic.Write(0x300, 1, 0x10 + (2 * Input));
        _ioApic.Write(0xF10, 4, Level | Vector);
        _ioApic.Write(0x10, 2, 0);
        _ioApic.Write(0x20, 4, 0);
        Assert.Equal(Level | Vector, _ioApic.Read(0x110, 4));
        Assert.Equal(0u, _ioApic.Read(0x10, 1));
        Assert.Equal(0u, _ioApic.Read(0x20, 4));
        _ioApic.Write(0, 4, 0x77);
        Assert.Equal(0u, _ioApic.Read(0x10, 4));
        Assert.Equal(0x77u, _ioApic.Read(0, 4));
    }

    [Theory]
    [InlineData(0x10, 1, 1u)]
    [InlineData(0x20, 4, 1u)]
    [InlineData(0x10, 4, 0x77u)]
    public void AccessOfAProcessor_ThatReachesNoRegister_Faults(int offset, int width, uint index)
    {
        _ioApic.Write(0, 4, index);
        Board.Faults("SFK7012", () => _ioApic.RequireRegister(offset, width));
        _ioApic.RequireRegister(0x40, 4);
    }

    /// <summary>Only fixed delivery to a physical destination reaches processors.</summary>
    [Theory]
    [InlineData(0x0800u, "logical")]
    [InlineData(0x0200u, "Smi")]
    public void DeliveryThatIsNotModelled_Faults(uint mode, string complaint)
    {
        Machine machine = new CpuBench(async () => await Asm.Pause(), cpus: 1).Machine;
        machine.Chipset.IoApic.Write(0, 4, 0x10 + (2 * Input));
        machine.Chipset.IoApic.Write(0x10, 4, mode | Vector);
        Assert.Contains(complaint, Board.Faults("SFK7011", () => machine.Chipset.IoApic.SetLine(Input, high: true)), StringComparison.Ordinal);
    }

    /// <summary>The version register of an 82093AA with 24 inputs, as QEMU has it.</summary>
    [Fact]
    public void Version_SaysTwentyFourInputs()
    {
        _ioApic.Write(0, 4, 1);
        Assert.Equal(0x00170020u, _ioApic.Read(0x10, 4));
    }

    /// <summary>Through the whole machine: ACPI event, SCI, IDT, handler, EOI, IRET; as the OS takes a CPU hot-plug.</summary>
    [Theory]
    [InlineData(0u, new[] { 0 })]
    [InlineData(0xFFu, new[] { 0, 1 })]
    public void CpuHotplug_RaisesTheSci(uint destination, int[] expected)
    {
        const ulong handler = 0x5000;
        CpuBench bench = new(async () =>
        {
            await Asm.Send(1, DeliveryMode.StartUp, CpuBench.ApVector);
            await PrepareSci(destination);
        }, cpus: 2, topology: CpuTopology.Flat(3));
        bench.Place(CpuBench.ApCode, "Ap", async () => await PrepareSci(null));
        bench.Place(handler, "Sci", async () =>
        {
            await new LockedStep<uint>(LockedOperation.Add, CpuBench.Counters, 1);
            await new Step<ulong>(StepKind.IoWrite, 1, 0x620, 0x04);
            await Asm.Store(Asm.Apic + 0xB0, 0);
            await Asm.Iret();
        });
        bench.Gate(Vector, handler);
        bench.Machine.Chipset.WriteConfig(0, 31, 0, 0x40, 4, 0x601);
        bench.Machine.Chipset.WriteConfig(0, 31, 0, 0x44, 1, 0x80);
        bench.Machine.Chipset.WritePort(0x628, 1, 0x04, 0);
        bench.Run();
        Assert.Null(bench.Machine.PlugCpu(2));
        bench.Run();
        int[] taken = [.. Enumerable.Range(0, 2).Where(cpu => bench.EventsOf(cpu).Contains(ProcessorEvent.Interrupt))];
        Assert.Equal(expected, taken);
        Assert.Equal((uint)expected.Length, bench.Peek(CpuBench.Counters));
    }

    private static async FirmwareTask PrepareSci(uint? destination)
    {
        await Asm.EnterLongMode(CpuBench.Idt);
        await Asm.Store(Asm.Apic + 0xF0, 0x1FF);
        if (destination is { } apicId)
        {
            await Asm.Store(0xFEC00000, 0x10 + (2 * Input) + 1);
            await Asm.Store(0xFEC00010, apicId << 24);
            await Asm.Store(0xFEC00000, 0x10 + (2 * Input));
            await Asm.Store(0xFEC00010, Level | Vector);
        }

        await Asm.Write(ControlRegister.InterruptFlag, 1);
        while (true)
        {
            await Asm.Halt();
        }
    }

    private void Program(uint low)
    {
        _ioApic.Write(0, 4, 0x10 + (2 * Input) + 1);
        _ioApic.Write(0x10, 4, 3u << 24);
        _ioApic.Write(0, 4, 0x10 + (2 * Input));
        _ioApic.Write(0x10, 4, low);
    }

    private uint Entry()
    {
        _ioApic.Write(0, 4, 0x10 + (2 * Input));
        return _ioApic.Read(0x10, 4);
    }
}
