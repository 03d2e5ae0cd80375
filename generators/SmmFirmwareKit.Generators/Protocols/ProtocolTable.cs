// Prints the comment that shows a protocol's table as its header declares it: offsets, then C declarations.
using SmmFirmwareKit.Generators.Text;

namespace SmmFirmwareKit.Generators.Protocols;

internal static class ProtocolTable
{
    public static void Write(CodeWriter writer, ProtocolSpec spec)
    {
        int digits = Hex.Digits(spec.Size);
        writer.Line("// " + spec.CName + (spec.Source.Length > 0 ? " (" + spec.Source + ")" : ""));
        if (spec.Guid is { } guid)
        {
            writer.Line("// " + guid.Variable + " = " + guid.Text);
        }

        writer.Line("//");
        writer.Line("//   Offset  Size    Member");
        int end = 0;
        foreach (ProtocolMemberSpec member in spec.Members)
        {
            Hole(writer, end, member.Offset, digits);
            Row(writer, member.Offset, member.Size, digits, member.InC);
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
