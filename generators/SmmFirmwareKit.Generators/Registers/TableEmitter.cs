// Prints the decode tables of a block as constants, and its locks as a switch.
using SmmFirmwareKit.Generators.Text;

namespace SmmFirmwareKit.Generators.Registers;

internal sealed class TableEmitter(CodeWriter writer, RegisterBlockSpec block)
{
    private const int BytesPerLine = 16;

    public void Emit()
    {
        ByteTables tables = new(block);
        writer.Line();
        bool anyWhole = Array.Exists(tables.Whole, value => value != 0);
        writer.Line("protected override RegisterMasks Masks => new() { Reset = ResetImage, Domain = DomainOfByte, Write = WriteMask, Clear = ClearMask, Set = SetMask" + (anyWhole ? ", Whole = WholeAt" : "") + " };");
        Table("What each byte holds after reset.", "ResetImage", tables.Reset);
        Table("Which reset reaches it: 0 INIT, 1 system, 2 power-on, 3 never.", "DomainOfByte", tables.Domain);
        Table("Bits that take what is written.", "WriteMask", tables.Write);
        Table("Bits that a written one clears; those that take what is written too are cleared by any write.", "ClearMask", tables.Clear);
        Table("Bits that a written one sets.", "SetMask", tables.Set);
        if (anyWhole)
        {
            Table("Bytes of a register that answers as a whole, at its first; 0xFF at the others.", "WholeAt", tables.Whole);
        }

        Table("A bit for each offset: whether a register lies there.", "Claimed", tables.Claimed, offsetsPerByte: 8);
        writer.Line();
        writer.Line("/// <summary>Whether a register lies at an offset.</summary>");
        writer.Line("public static bool IsDeclared(int offset) => (uint)offset < " + Hex.Of(block.Size, 2) + " && (Claimed[offset >> 3] >> (offset & 7) & 1) != 0;");
        Locks([.. LockRule.Of(block)]);
    }

    private void Table(string comment, string name, byte[] bytes, int offsetsPerByte = 1)
    {
        writer.Line();
        writer.Line("// " + comment);
        writer.Line("private static ReadOnlySpan<byte> " + name + " =>");
        writer.Line("[");
        for (int start = 0; start < bytes.Length; start += BytesPerLine)
        {
            string line = string.Join(" ", bytes.Skip(start).Take(BytesPerLine).Select(value => Hex.Of(value, 2) + ","));
            writer.Line("    " + line + " // " + Hex.Of(start * offsetsPerByte, Hex.Digits(bytes.Length * offsetsPerByte)));
        }

        writer.Line("];");
    }

    private void Locks(IGrouping<int, LockRule>[] rules)
    {
        if (rules.Length == 0)
        {
            return;
        }

        writer.Line();
        writer.Open("protected override uint Frozen(int offset, int count)");
        writer.Line("uint frozen = 0;");
        string first = Hex.Of(rules[0].Key, 2);
        string end = Hex.Of(rules[rules.Length - 1].Key + 1, 2);
        writer.Line("int end = Math.Min(offset + count, " + end + ");");
        writer.Open("for (int i = Math.Max(offset, " + first + "); i < end; i++)");
        writer.Line("frozen |= FrozenAt(i) << ((i - offset) * 8);");
        writer.Close();
        writer.Line();
        writer.Line("return frozen;");
        writer.Close();
        writer.Line();
        writer.Open("private uint FrozenAt(int at) => at switch");
        foreach (IGrouping<int, LockRule> rule in rules)
        {
            string[] terms = [.. rule.Select(one => one.Condition + " ? " + Hex.Of(one.Frozen, 2) + "U : 0")];
            string reasons = string.Join(", ", rule.Select(one => one.Reason).Distinct());
            writer.Line(Hex.Of(rule.Key, 2) + " => " + (terms.Length == 1 ? terms[0] : "(" + string.Join(") | (", terms) + ")") + ", // " + CSharpText.Comment(reasons));
        }

        writer.Line("_ => 0,");
        writer.Close("};");
    }
}
