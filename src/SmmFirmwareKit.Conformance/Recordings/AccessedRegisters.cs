// Which declared registers a step of a recording touches, so that a difference can be told by the datasheet's names.
using System.Globalization;
using System.Text.Json;
using SmmFirmwareKit.Hardware;
using static SmmFirmwareKit.Conformance.StepFields;

namespace SmmFirmwareKit.Conformance;

/// <summary>An access to a declared block.</summary>
/// <param name="Block">The block.</param>
/// <param name="Offset">First byte.</param>
/// <param name="Width">Bytes.</param>
public sealed record AccessedRegisters(DeclaredBlock Block, uint Offset, int Width)
{
    /// <summary>What a step reaches on a chipset in its present state; null if that is no declared register.</summary>
    public static AccessedRegisters? Of(JsonElement step, Chipset chipset) => step.GetProperty("op").GetString() switch
    {
        "cfgr" or "cfgw" when Count(step, "b") == 0 && Count(step, "f") == 0 => Config(step),
        "in" or "out" => Port((int)Number(step, "a"), Count(step, "w"), chipset),
        "fwsel" or "fwr" or "fww" or "fwwport" => new AccessedRegisters(FwCfgRegisters.Declared, 0, 2),
        _ => null,
    };

    /// <summary>The names of all registers it touches.</summary>
    public IEnumerable<DeclaredRegister> Registers() => Block.Registers.Where(register => Offset < register.Offset + register.Bytes && register.Offset < Offset + Width);

    /// <summary>Registers and fields in which two values of the access differ.</summary>
    public string NamesOf(string expected, string actual) =>
        TryValue(expected, out ulong one) && TryValue(actual, out ulong other) && one != other
            ? Named(one ^ other)
            : Named(ulong.MaxValue);

    private string Named(ulong bits) => Block.NamesAt(Offset, Width, bits) is { Length: > 0 } names
        ? names
        : string.Create(CultureInfo.InvariantCulture, $"{Block.Name} 0x{Offset:X2}");

    private static AccessedRegisters? Config(JsonElement step)
    {
        DeclaredBlock? block = Count(step, "d") switch { 0 => MchRegisters.Declared, 31 => Ich9LpcRegisters.Declared, _ => null };
        return block is null ? null : new AccessedRegisters(block, (uint)Number(step, "a"), Count(step, "w"));
    }

    private static AccessedRegisters? Port(int port, int width, Chipset chipset)
    {
        int pm = port - chipset.Lpc.PowerManagementBase;
        if (chipset.Lpc.PowerManagementBase >= 0 && pm is >= 0 and < Ich9Pm.DecodedPorts)
        {
            return new AccessedRegisters(Ich9PmRegisters.Declared, (uint)pm, width);
        }

        if (port is Cmos.IndexPort or Cmos.IndexPort + 1)
        {
            return new AccessedRegisters(CmosRegisters.Declared, port == Cmos.IndexPort ? CmosRegisters.Declared.Registers[^1].Offset : 0, 1);
        }

        DeclaredBlock? block = DeclaredBlocks.All.FirstOrDefault(block =>
            block.Space == RegisterSpace.Ports && block.Base != 0 && port >= block.Base && port < block.Base + block.Size);
        return block is null ? null : new AccessedRegisters(block, (uint)port - block.Base, width);
    }

    private static bool TryValue(string json, out ulong value)
    {
        value = 0;
        return json.StartsWith("\"0x", StringComparison.Ordinal) && ulong.TryParse(json.AsSpan(3).TrimEnd('"'), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out value);
    }
}
