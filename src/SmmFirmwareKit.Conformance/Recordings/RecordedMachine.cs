// A chipset and its memory, driven by the steps of a recording.
using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using SmmFirmwareKit.Conformance.Operator;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware;
using static SmmFirmwareKit.Conformance.StepFields;

namespace SmmFirmwareKit.Conformance;

/// <summary>Applies one step at a time and answers in the recording's notation.</summary>
internal sealed class RecordedMachine
{
    /// <summary>The fault of a recording that the replay does not understand: no answer to compare.</summary>
    public const string NotUnderstood = "SFK7107";

    private const ulong DmaBlock = 0x2000;
    private const ulong DmaBuffer = 0x2100;

    private readonly FlatMemory _memory;
    private readonly QmpOperator _operator;
    private ulong _time;

    public RecordedMachine(ChipsetConfiguration configuration, byte[]? flash = null)
    {
        _memory = new FlatMemory(configuration, flash);
        Chipset = new Chipset(new Journal(), configuration, Outputs, _memory, () => _time);
        _memory.Chipset = Chipset;
        _operator = new QmpOperator(Chipset, Outputs);
        Outputs.IoApic = Chipset.IoApic;
    }

    /// <summary>The machine of a recording's first line.</summary>
    public static RecordedMachine Of(JsonElement header) => new(RecordedConfiguration.Parse(header), RecordedFlash.Of(header));

    public Chipset Chipset { get; }

    public RecordedOutputs Outputs { get; } = new();

    /// <summary>Carries out a step; the answer is the JSON text of its response, empty if it has none.</summary>
    public string Apply(JsonElement step)
    {
        Outputs.Begin();
        string response = Perform(step);

        // QEMU resets when the access is over.
        if (string.Equals(Outputs.Announcement, RecordedOutputs.Reset, StringComparison.Ordinal))
        {
            Reset();
        }

        return response;
    }

    private string Perform(JsonElement step) => Text(step, "op") switch
    {
        "in" => Hex(Chipset.ReadPort((ushort)Number(step, "a", bytes: 2), Width(step)), Width(step)),
        "out" => Done(() => Chipset.WritePort((ushort)Number(step, "a", bytes: 2), Width(step), (uint)Value(step), cpu: -1)),
        "rd" => Hex(ReadMemory(step), Width(step)),
        "wr" => Done(() => WriteMemory(step)),
        "rdb" => Bytes(ReadBulk(Number(step, "a"), Count(step, "n"))),
        "wrb" => Done(() => _memory.Write(Number(step, "a"), Payload(step))),
        "cfgr" => Hex(ReadConfig(step), Width(step)),
        "cfgw" => Done(() => WriteConfig(step)),
        "fwsel" => Done(() => Select(step)),
        "fwr" => Bytes(ReadFile(step)),
        "fww" => Hex(WriteFile(step), 4),
        "fwwport" => Done(() => WriteFilePort(step)),
        "negotiated" => Hex(Chipset.SmiFeatures.Negotiated, 8),
        "qmp" => _operator.Execute(Member(step, "req")),
        "reset" => Done(Reset),
        "clock" => Done(() => _time += (ulong)Count(step, "ns", int.MaxValue)),
        "irqin" => Done(() => Outputs.Listens = true),
        "fwdir" => "",
        string other => throw new ExecutionException(NotUnderstood, $"the recording has a step {other}, which the replayer does not know; add it to RecordedMachine"),
    };

    private void Reset()
    {
        Chipset.SystemReset();
        if (Chipset.Configuration.TimerMovesAtReset)
        {
            Outputs.ResetTimer();
        }
    }

    private static string Done(Action action)
    {
        action();
        return "";
    }

    private static string Hex(ulong value, int width) => $"\"0x{value.ToString("x" + (width * 2).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)}\"";

    private static string Bytes(byte[] bytes) => $"\"{Convert.ToHexStringLower(bytes)}\"";

    private ulong ReadMemory(JsonElement step)
    {
        Span<byte> bytes = stackalloc byte[8];
        bytes.Clear();
        _memory.Read(Number(step, "a"), bytes[..Width(step)]);
        return BinaryPrimitives.ReadUInt64LittleEndian(bytes);
    }

    private void WriteMemory(JsonElement step)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, Value(step));
        _memory.Write(Number(step, "a"), bytes[..Width(step)]);
    }

    private byte[] ReadBulk(ulong address, int count)
    {
        var bytes = new byte[count];
        _memory.Read(address, bytes);
        return bytes;
    }

    private uint ReadConfig(JsonElement step) => Chipset.ReadPort(Address(step), Width(step));

    private void WriteConfig(JsonElement step) => Chipset.WritePort(Address(step), Width(step), (uint)Value(step), cpu: -1);

    // Mechanism #1: the address port first, then the data port that matches the byte lane.
    private ushort Address(JsonElement step)
    {
        uint register = (uint)Number(step, "a", bytes: 1);
        Chipset.WritePort(PciConfig.AddressPort, 4, 0x8000_0000 | Function(step) | (register & 0xFC), cpu: -1);
        return (ushort)(PciConfig.DataPort + (register & 3));
    }

    private ushort Select(JsonElement step)
    {
        ushort selector = Chipset.FwCfg.SelectorOf(Text(step, "file"));
        Chipset.WritePort(FwCfg.SelectorPort, 2, selector, cpu: -1);
        return selector;
    }

    private byte[] ReadFile(JsonElement step)
    {
        Select(step);
        var bytes = new byte[Count(step, "off") + Count(step, "n")];
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)Chipset.ReadPort(FwCfg.DataPort, 1);
        }

        return bytes[Count(step, "off")..];
    }

    private void WriteFilePort(JsonElement step)
    {
        Select(step);
        foreach (byte value in Payload(step))
        {
            Chipset.WritePort(FwCfg.DataPort, 1, value, cpu: -1);
        }
    }

    // One DMA that selects and writes; with an offset, one that selects and skips, then one that writes.
    private uint WriteFile(JsonElement step)
    {
        uint select = (uint)Chipset.FwCfg.SelectorOf(Text(step, "file")) << 16;
        byte[] payload = Payload(step);
        uint offset = (uint)Count(step, "off");
        _memory.Write(DmaBuffer, payload);
        if (offset == 0)
        {
            return Dma(select | 0x18, (uint)payload.Length);
        }

        Dma(select | 0x0C, offset);
        return Dma(0x10, (uint)payload.Length);
    }

    private uint Dma(uint control, uint length)
    {
        Span<byte> block = stackalloc byte[16];
        BinaryPrimitives.WriteUInt32BigEndian(block, control);
        BinaryPrimitives.WriteUInt32BigEndian(block[4..], length);
        BinaryPrimitives.WriteUInt64BigEndian(block[8..], DmaBuffer);
        _memory.Write(DmaBlock, block);
        Chipset.WritePort(FwCfg.DmaPort, 4, BinaryPrimitives.ReverseEndianness((uint)(DmaBlock >> 32)), cpu: -1);
        Chipset.WritePort(FwCfg.DmaPort + 4, 4, BinaryPrimitives.ReverseEndianness((uint)DmaBlock), cpu: -1);
        _memory.Read(DmaBlock, block[..4]);
        return BinaryPrimitives.ReadUInt32BigEndian(block);
    }
}
