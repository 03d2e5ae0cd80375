// Prints the comment that shows a structure's layout the way firmware people write it, holes included.
using System.Globalization;
using SmmFirmwareKit.Generators.Text;

namespace SmmFirmwareKit.Generators.Structures;

internal static class StructureTable
{
    public static void Write(CodeWriter writer, StructureSpec spec)
    {
        int digits = Hex.Digits(spec.Size);
        writer.Line("// " + (spec.Kind == StructureKind.Union ? "union " : "") + spec.CName + (spec.Source.Length > 0 ? " (" + spec.Source + ")" : "") + (spec.Pack == 1 ? ", #pragma pack (1)" : ""));
        writer.Line("//");
        writer.Line("//   Offset  Size    Field");
        int width = spec.Members.Select(member => member.InC.Type.Length).DefaultIfEmpty().Max();
        int end = 0;
        foreach (MemberSpec member in spec.Members)
        {
            Hole(writer, end, member.Offset, digits);
            Row(writer, Place(member, digits), Extent(member, digits), member.InC.Padded(width));
            end = Math.Max(end, member.Offset + member.Size);
        }

        Hole(writer, end, spec.Size, digits);
        writer.Line("//   " + Hex.Of(spec.Size, digits));
    }

    private static void Hole(CodeWriter writer, int end, int next, int digits)
    {
        if (next > end)
        {
            Row(writer, Hex.Of(end, digits), Hex.Of(next - end, digits), "(none)");
        }
    }

    // A bit-field: the unit's offset and the number of its lowest bit.
    private static string Place(MemberSpec member, int digits) =>
        Hex.Of(member.Offset, digits) + (member.Bits is { } bits ? "." + Decimal(bits.Shift) : "");

    private static string Extent(MemberSpec member, int digits) =>
        member.Bits is { } bits ? ":" + Decimal(bits.Width) : Hex.Of(member.Size, digits);

    private static void Row(CodeWriter writer, string place, string extent, string text) =>
        writer.Line("//   " + Column(place) + Column(extent) + text);

    private static string Column(string text) => text.PadRight(7) + " ";

    private static string Decimal(int value) => value.ToString(CultureInfo.InvariantCulture);
}
