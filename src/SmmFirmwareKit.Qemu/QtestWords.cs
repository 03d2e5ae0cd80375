// From a recording's step to the qtest commands it stands for (shown in the recordings' FORMAT).
using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using SmmFirmwareKit.Qemu.Connection;
using static SmmFirmwareKit.Conformance.StepFields;

namespace SmmFirmwareKit.Qemu;

/// <summary>Commands in flight for one step, and how their answers become the step's response.</summary>
internal sealed record PendingStep(IReadOnlyList<string> Commands, Func<string[], string> Response);

/// <summary>Translates all steps but those of the operator, which go through QMP.</summary>
/// <param name="selectorOf">Selectors of fw_cfg files.</param>
internal sealed class QtestWords(Func<string, ushort> selectorOf)
{
    /// <summary>Where fw_cfg DMA finds its control block.</summary>
    public const ulong DmaBlock = 0x2000;

    /// <summary>Where its data lies.</summary>
    public const ulong DmaBuffer = 0x2100;

    private const int ConfigAddress = 0xCF8;
    private const int ConfigData = 0xCFC;

    /// <summary>The commands of a step; null if the operator carries it out.</summary>
    public PendingStep? Translate(JsonElement step) => step.GetProperty("op").GetString() switch
    {
        "in" => Value([In(Number(step, "a"), Width(step))], Width(step)),
        "out" => Silent([Out(Number(step, "a"), Width(step), Number(step, "v"))]),
        "rd" => Value([$"read{Letter(Width(step))} {Hex(Number(step, "a"))}"], Width(step)),
        "wr" => Silent([$"write{Letter(Width(step))} {Hex(Number(step, "a"))} {Hex(Number(step, "v"))}"]),
        "rdb" => new PendingStep([$"read {Hex(Number(step, "a"))} {Hex((ulong)Count(step, "n"))}"], replies => $"\"{QtestClient.Bytes(replies[0])}\""),
        "wrb" => Silent([Store(Number(step, "a"), Payload(step))]),
        "cfgr" => Value([Select(step), In(Lane(step), Width(step))], Width(step)),
        "cfgw" => Silent([Select(step), Out(Lane(step), Width(step), Number(step, "v"))]),
        "fwsel" => Silent([SelectFile(step)]),
        "fwr" => ReadFile(step),
        "fww" => WriteFile(step),
        "fwwport" => Silent([SelectFile(step), .. Payload(step).Select(value => Out(0x511, 1, value))]),
        "irqin" => Silent([$"irq_intercept_in {step.GetProperty("path").GetString()}"]),
        _ => null,
    };

    private static PendingStep Silent(IReadOnlyList<string> commands) => new(commands, static _ => "");

    private static PendingStep Value(IReadOnlyList<string> commands, int width) => new(commands, replies => "\"" + Fixed(replies[^1], width) + "\"");

    private static string Fixed(string reply, int width)
    {
        return "0x" + QtestClient.Number(reply).ToString("x" + (width * 2).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    private static string In(ulong port, int width) => $"in{Letter(width)} {Hex(port)}";

    private static string Out(ulong port, int width, ulong value) => $"out{Letter(width)} {Hex(port)} {Hex(value)}";

    private static string Store(ulong address, ReadOnlySpan<byte> bytes) =>
        $"write {Hex(address)} {Hex((ulong)bytes.Length)} 0x{Convert.ToHexStringLower(bytes)}";

    private static string Select(JsonElement step)
    {
        uint function = (uint)((Count(step, "b") << 16) | (Count(step, "d") << 11) | (Count(step, "f") << 8));
        return Out(ConfigAddress, 4, 0x8000_0000 | function | ((uint)Number(step, "a") & 0xFC));
    }

    private static ulong Lane(JsonElement step) => ConfigData + (Number(step, "a") & 3);

    private string SelectFile(JsonElement step) => Out(0x510, 2, selectorOf(step.GetProperty("file").GetString()!));

    private PendingStep ReadFile(JsonElement step)
    {
        int offset = Count(step, "off");
        IEnumerable<string> reads = Enumerable.Repeat(In(0x511, 1), offset + Count(step, "n"));
        return new PendingStep(
            [SelectFile(step), .. reads],
            replies => "\"" + string.Concat(replies.Skip(1 + offset).Select(reply => Fixed(reply, 1)[2..])) + "\"");
    }

    private PendingStep WriteFile(JsonElement step)
    {
        uint select = (uint)selectorOf(step.GetProperty("file").GetString()!) << 16;
        byte[] payload = Payload(step);
        uint offset = (uint)Count(step, "off");
        List<string> commands = [];
        if (payload.Length > 0)
        {
            commands.Add(Store(DmaBuffer, payload));
        }

        if (offset == 0)
        {
            commands.AddRange(Dma(select | 0x18, (uint)payload.Length));
        }
        else
        {
            commands.AddRange(Dma(select | 0x0C, offset));
            commands.AddRange(Dma(0x10, (uint)payload.Length));
        }

        commands.Add($"read {Hex(DmaBlock)} 0x4");
        return new PendingStep(commands, replies => "\"" + replies[^1] + "\"");
    }

    private static IEnumerable<string> Dma(uint control, uint length)
    {
        var block = new byte[16];
        BinaryPrimitives.WriteUInt32BigEndian(block, control);
        BinaryPrimitives.WriteUInt32BigEndian(block.AsSpan(4), length);
        BinaryPrimitives.WriteUInt64BigEndian(block.AsSpan(8), DmaBuffer);
        yield return Store(DmaBlock, block);
        yield return Out(0x514, 4, 0);
        yield return Out(0x518, 4, BinaryPrimitives.ReverseEndianness((uint)DmaBlock));
    }

    private static char Letter(int width) => width switch { 1 => 'b', 2 => 'w', 4 => 'l', _ => 'q' };

    private static string Hex(ulong value) => "0x" + value.ToString("x", CultureInfo.InvariantCulture);
}
