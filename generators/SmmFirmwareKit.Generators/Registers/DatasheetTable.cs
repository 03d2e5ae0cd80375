// Prints a block as the table that a datasheet has of it.
using SmmFirmwareKit.Generators.Text;

namespace SmmFirmwareKit.Generators.Registers;

internal static class DatasheetTable
{
    public static void Print(CodeWriter writer, RegisterBlockSpec block)
    {
        string size = block.Space == Space.Msr ? "" : ", " + Hex.Of(block.Size, 2) + " bytes";
        string place = block.Base == 0 ? "" : ", from " + Hex.Of(block.Base);
        Line(writer, block.Name + " (" + Mnemonics.Of(block.Space) + place + size + ")");
        Line(writer, block.Source);
        Line(writer, "");
        int digits = Hex.Digits((int)Math.Min(int.MaxValue, block.Each().Select(register => register.Offset).DefaultIfEmpty().Max()));
        Line(writer, "  Offset".PadRight(digits + 8) + "Bits   Access  Reset");
        foreach (RegisterSpec register in block.Registers.OrderBy(register => register.Offset))
        {
            Register(writer, block, register, digits);
        }

        if (block.ScratchEnd > 0)
        {
            Line(writer, "  elsewhere in " + Hex.Of(block.ScratchStart, 2) + ".." + Hex.Of(block.ScratchEnd - 1, 2) + ": " + block.ScratchSummary);
        }
    }

    private static void Register(CodeWriter writer, RegisterBlockSpec block, RegisterSpec register, int digits)
    {
        string offset = ("  " + Hex.Of(register.Offset, digits)).PadRight(digits + 8);
        string run = register.Count > 0 ? " and " + (register.Count - 1) + " more, each " + Hex.Of(register.Stride) + " on" : "";
        bool isField = register.Fields.Count == 1 && register.Fields[0].Member.Length == 0 && !register.Fields[0].IsReserved;
        string bits = (register.Bits - 1 + ":0").PadRight(7);
        string access = (isField ? AccessOf(register.Fields[0]) : "").PadRight(8);
        Line(writer, offset + bits + access + Hex.Of(register.Reset, 2 * register.Bytes) + "  " + register.Name + run + ": " + register.Summary + Origin(block, register));
        foreach (FieldSpec field in isField ? [] : register.Fields.Reverse())
        {
            string value = Hex.Of((register.Reset & field.Mask) >> field.Low);
            Line(writer, new string(' ', offset.Length) + field.Bits.PadRight(7) + AccessOf(field).PadRight(8) + value.PadRight(register.Bytes * 2 + 4) + (field.IsReserved ? "reserved" : field.Name + ": " + field.Summary) + LockOf(field));
        }
    }

    // The block's source is said once; a system reset is what one expects.
    private static string Origin(RegisterBlockSpec block, RegisterSpec register)
    {
        string source = register.Source == block.Source ? "" : register.Source.StartsWith(block.Source + ", ", StringComparison.Ordinal) ? register.Source.Substring(block.Source.Length + 2) : register.Source;
        string[] parts = [source, register.Whole ? "as a whole" : "", register.Domain == Domain.System ? "" : "reset: " + Mnemonics.Of(register.Domain)];
        string text = string.Join("; ", parts.Where(part => part.Length > 0));
        return text.Length == 0 ? "" : " [" + text + "]";
    }

    private static string AccessOf(FieldSpec field) => Mnemonics.Of(field.Access) + (field.LockedBy.Length > 0 ? "/L" : "");

    private static string LockOf(FieldSpec field) => field.LockedBy.Length > 0 ? " (until " + field.LockedBy + ")" : "";

    private static void Line(CodeWriter writer, string text) => writer.Line(("// " + CSharpText.Comment(text)).TrimEnd());
}
