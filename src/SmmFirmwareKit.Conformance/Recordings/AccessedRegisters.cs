// Which declared registers a step of a recording touches: differences are told by the datasheet's names, and documentation counts.
using System.Globalization;
using System.Text.Json;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Conformance;

/// <summary>How a step touches a register.</summary>
public enum RegisterAccess
{
    /// <summary>Software reads it.</summary>
    Read,

    /// <summary>Software writes it.</summary>
    Write,

    /// <summary>The machine changes it, because of another register or the operator.</summary>
    Effect,
}

/// <summary>An access to a declared block.</summary>
/// <param name="Block">The block.</param>
/// <param name="Offset">First byte.</param>
/// <param name="Width">Bytes.</param>
/// <param name="Access">Read, written, or changed otherwise.</param>
/// <param name="Lane">Byte of the step's value that belongs to <paramref name="Offset"/>.</param>
public sealed record AccessedRegisters(DeclaredBlock Block, uint Offset, int Width, RegisterAccess Access, int Lane = 0)
{
    /// <summary>What a step reaches on a chipset in its present state; empty if that is no declared register.</summary>
    public static IReadOnlyList<AccessedRegisters> Of(JsonElement step, Chipset chipset) => new StepReach(chipset).Of(step);

    /// <summary>What an access to ports reaches.</summary>
    public static IReadOnlyList<AccessedRegisters> OfPorts(int port, int width, RegisterAccess access, Chipset chipset) => new StepReach(chipset).OfPorts(port, width, access);

    /// <summary>Every register it touches.</summary>
    public IEnumerable<DeclaredRegister> Registers() => Block.Registers.Where(register => Offset < register.Offset + register.Bytes && register.Offset < Offset + Width);

    /// <summary>Registers and fields in which two answers to one step differ.</summary>
    public static string NamesOf(IReadOnlyList<AccessedRegisters> reached, string expected, string actual)
    {
        ulong bits = TryValue(expected, out ulong one) && TryValue(actual, out ulong other) && one != other ? one ^ other : ulong.MaxValue;
        RegisterAccess answering = reached.Any(access => access.Access == RegisterAccess.Read) ? RegisterAccess.Read : RegisterAccess.Write;
        return string.Join(", ", reached.Where(access => access.Access == answering).Select(access => access.Named(bits)).Where(names => names.Length > 0));
    }

    private string Named(ulong bits)
    {
        ulong own = (bits >> (Lane * 8)) & (ulong.MaxValue >> (64 - (Math.Min(Width, 8) * 8)));
        return own == 0 ? ""
            : Block.NamesAt(Offset, Width, own) is { Length: > 0 } names ? names
            : string.Create(CultureInfo.InvariantCulture, $"{Block.Name} 0x{Offset:X2}");
    }

    private static bool TryValue(string json, out ulong value)
    {
        value = 0;
        return json.StartsWith("\"0x", StringComparison.Ordinal) && ulong.TryParse(json.AsSpan(3).TrimEnd('"'), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out value);
    }
}
