// Prints the comment that shows a structure's layout the way firmware people write it, holes included.
using SmmFirmwareKit.Generators.Text;

namespace SmmFirmwareKit.Generators.Structures;

internal static class StructureTable
{
    public static void Write(CodeWriter writer, StructureSpec spec)
    {
        int digits = Hex.Digits(spec.Size);
        writer.Line("// " + spec.CName + (spec.Source.Length > 0 ? " (" + spec.Source + ")" : "") + (spec.Pack == 1 ? ", #pragma pack (1)" : ""));
        writer.Line("//");
        writer.Line("//   Offset  Size    Field");
        int width = spec.Members.Select(member => member.InC.Type.Length).DefaultIfEmpty().Max();
        int end = 0;
        foreach (MemberSpec member in spec.Members)
        {
            Hole(writer, end, member.Offset, digits);
            Row(writer, member.Offset, member.Size, digits, member.InC.Padded(width));
            end = member.Offset + member.Size;
        }

        Hole(writer, end, spec.Size, digits);
        writer.Line("//   " + Hex.Of(spec.Size, digits));
    }

    private static void Hole(CodeWriter writer, int end, int next, int digits)
    {
        if (next > end)
        {
            Row(writer, end, next - end, digits, "(none)");
        }
    }

    private static void Row(CodeWriter writer, int offset, int size, int digits, string text) =>
        writer.Line("//   " + Hex.Of(offset, digits).PadRight(8) + Hex.Of(size, digits).PadRight(8) + text);
}
