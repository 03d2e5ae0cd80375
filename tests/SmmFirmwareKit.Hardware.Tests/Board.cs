// A chipset with everything around it that a test needs: wires that remember, memory, a clock that the test moves.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware.Tests;

/// <summary>The chipset under test on a board of its own.</summary>
internal sealed class Board : IChipsetOutputs, IDmaMemory
{
    private readonly byte[] _memory = new byte[1 << 16];

    public Board(ChipsetConfiguration? configuration = null)
    {
        Chipset = new Hardware.Chipset(Journal, configuration ?? new ChipsetConfiguration(), this, this, () => Time);
        Signals.Clear();
    }

    public Journal Journal { get; } = new();

    public Hardware.Chipset Chipset { get; }

    public ulong Time { get; set; }

    /// <summary>What came out of the chipset, in order.</summary>
    public List<string> Signals { get; } = [];

    public Span<byte> Memory => _memory;

    /// <summary>Runs during every signal.</summary>
    public Action? OnSignal { get; set; }

    public uint In(int port, int width = 1) => Chipset.ReadPort((ushort)port, width);

    public void Out(int port, uint value, int width = 1, int cpu = 0) => Chipset.WritePort((ushort)port, width, value, cpu);

    public uint Mch(int offset, int width = 1) => Chipset.ReadConfig(0, 0, 0, offset, width);

    public void Mch(int offset, uint value, int width) => Chipset.WriteConfig(0, 0, 0, offset, width, value);

    public void Lpc(int offset, uint value, int width) => Chipset.WriteConfig(0, 31, 0, offset, width, value);

    /// <summary>Puts the power management block at 0x600, as firmware does first.</summary>
    public Board WithPowerManagement()
    {
        Lpc(0x40, 0x601, 4);
        Lpc(0x44, 0x80, 1);
        return this;
    }

    /// <summary>Requests SMI features over fw_cfg and returns features-ok.</summary>
    public byte Negotiate(ulong features)
    {
        BitConverter.TryWriteBytes(Memory[0x100..], features);
        Dma(((uint)Chipset.FwCfg.SelectorOf(SmiFeatures.RequestedFile) << 16) | 0x18, 8, 0x100);
        Out(FwCfg.SelectorPort, Chipset.FwCfg.SelectorOf(SmiFeatures.OkFile), 2);
        return (byte)In(FwCfg.DataPort);
    }

    /// <summary>One fw_cfg DMA; returns the control word that the device leaves.</summary>
    public uint Dma(uint control, uint length, ulong address)
    {
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(Memory, control);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(Memory[4..], length);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(Memory[8..], address);
        Out(FwCfg.DmaPort, 0, 4);
        Out(FwCfg.DmaPort + 4, 0, 4);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(Memory);
    }

    /// <summary>Asserts that <paramref name="action"/> faults with <paramref name="id"/>, and returns the message.</summary>
    public static string Faults(string id, Action action)
    {
        var fault = Assert.Throws<ExecutionException>(action);
        Assert.Equal(id, fault.Id);
        return fault.Message;
    }

    public void RaiseSmi(int cpu) => Signal($"smi {cpu}");

    public void BroadcastSmi() => Signal("smi all");

    public void SetInterruptLine(int line, bool level)
    {
        Signal(level ? $"raise {line}" : $"lower {line}");
        Chipset?.IoApic.SetLine(line, level);
    }

    public void SendInterrupt(IoApicMessage message) => Signal(message.ToString());

    public void RequestSystemReset() => Signal("reset");

    public void RequestSleep(SleepState state) => Signal($"sleep {state}");

    public void SetAddressLine20(bool open) => Signal(open ? "A20 open" : "A20 masked");

    public void Ejected(int cpu) => Signal($"ejected {cpu}");

    public void ReportOspmStatus(int cpu, uint ostEvent, uint ostStatus) => Signal($"ost {cpu} {ostEvent} {ostStatus}");

    /// <summary>From here on nothing answers to DMA.</summary>
    public ulong MemoryEnd { get; set; } = ulong.MaxValue;

    public bool Read(ulong address, Span<byte> destination)
    {
        Memory.Slice((int)(address & 0xFFFF), destination.Length).CopyTo(destination);
        return address + (ulong)destination.Length <= MemoryEnd;
    }

    public bool Write(ulong address, ReadOnlySpan<byte> source)
    {
        source.CopyTo(Memory[(int)(address & 0xFFFF)..]);
        return address + (ulong)source.Length <= MemoryEnd;
    }

    private void Signal(string what)
    {
        Signals.Add(what);
        OnSignal?.Invoke();
    }
}
