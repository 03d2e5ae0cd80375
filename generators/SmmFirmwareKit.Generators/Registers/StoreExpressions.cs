// How generated members reach a register's bytes, in an array of bytes or in the values of an MSR file.
using SmmFirmwareKit.Generators.Text;

namespace SmmFirmwareKit.Generators.Registers;

internal sealed class StoreExpressions(RegisterBlockSpec block)
{
    private readonly IReadOnlyList<RegisterSpec> _each = block.Each();

    public string Load(RegisterSpec register, string index = "")
    {
        string place = Place(register, index);
        return block.Space == Space.Msr ? "this[" + place + "]"
            : register.Bytes == 1 ? "Store[" + place + "]"
            : "BinaryPrimitives.Read" + Integer(register) + "LittleEndian(Store.AsSpan(" + place + "))";
    }

    public string Store(RegisterSpec register, string value, string index = "")
    {
        string place = Place(register, index);
        return block.Space == Space.Msr ? "this[" + place + "] = " + value
            : register.Bytes == 1 ? "Store[" + place + "] = " + value
            : "BinaryPrimitives.Write" + Integer(register) + "LittleEndian(Store.AsSpan(" + place + "), " + value + ")";
    }

    /// <summary>Position of an MSR among those declared.</summary>
    public int PositionOf(RegisterSpec register) => _each.Select((one, position) => (one, position)).First(pair => pair.one.Offset == register.Offset).position;

    private string Place(RegisterSpec register, string index)
    {
        int step = register.Stride / block.Spread;
        string first = block.Space == Space.Msr ? PositionOf(register).ToString(System.Globalization.CultureInfo.InvariantCulture) : Hex.Of(block.StoreOf(register), 2);
        return index.Length == 0 ? first : first + " + (" + index + (step == 1 ? ")" : " * " + Hex.Of(step) + ")");
    }

    private static string Integer(RegisterSpec register) => register.Bytes switch { 2 => "UInt16", 4 => "UInt32", _ => "UInt64" };
}
