// Prints the register table of a save-state map and the lookup in it.
using System.Globalization;
using SmmFirmwareKit.Generators.Text;

namespace SmmFirmwareKit.Generators.SaveStates;

internal static class SaveStateRowsEmitter
{
    private const int None = 0xFF;
    private const int RowsPerLine = 16;

    public static void Emit(CodeWriter writer, SaveStateSpec spec)
    {
        if (spec.Rows.Count > 0)
        {
            RowNumbers(writer, spec);
            Rows(writer, spec);
        }

        Lookup(writer, spec);
    }

    private static void RowNumbers(CodeWriter writer, SaveStateSpec spec)
    {
        int[] numbers = [.. Enumerable.Repeat(None, spec.Rows[spec.Rows.Count - 1].Value - First(spec) + 1)];
        for (int row = 0; row < spec.Rows.Count; row++)
        {
            numbers[spec.Rows[row].Value - First(spec)] = row;
        }

        writer.Line();
        writer.Line("// Row of each register value from " + Decimal(First(spec)) + " on; " + Hex.Of(None) + " for none.");
        writer.Line("private static ReadOnlySpan<byte> RegisterRow =>");
        writer.Line("[");
        for (int start = 0; start < numbers.Length; start += RowsPerLine)
        {
            string line = string.Join(" ", numbers.Skip(start).Take(RowsPerLine).Select(number => Hex.Of(number, 2) + ","));
            writer.Line("    " + line + " // " + Decimal(First(spec) + start));
        }

        writer.Line("];");
    }

    private static void Rows(CodeWriter writer, SaveStateSpec spec)
    {
        writer.Line();
        writer.Line("// Width, offset of bits 31:0, offset of bits 63:32 as EDK2 has it, writable.");
        writer.Line("private static ReadOnlySpan<ushort> RegisterTable =>");
        writer.Line("[");
        foreach (SaveStateRow row in spec.Rows)
        {
            string[] cells = [Decimal(row.Width), Hex.Of(row.OffsetLo, 3), Hex.Of(row.TableHi, 3), row.Writable ? "1" : "0"];
            writer.Line("    " + string.Join(", ", cells) + ", // " + row.Register);
        }

        writer.Line("];");
    }

    private static void Lookup(CodeWriter writer, SaveStateSpec spec)
    {
        writer.Line();
        writer.Line("/// <summary>Where the map keeps a register; false for one that it does not keep.</summary>");
        writer.Open("public static bool TryGetRegister(EfiMmSaveStateRegister register, out SaveStateRegisterInfo info)");
        if (spec.Rows.Count > 0)
        {
            writer.Line("int index = (int)register - " + Decimal(First(spec)) + ";");
            writer.Line("int row = (uint)index < (uint)RegisterRow.Length ? RegisterRow[index] : " + Hex.Of(None) + ";");
            writer.Open("if (row != " + Hex.Of(None) + ")");
            writer.Line("ReadOnlySpan<ushort> cells = RegisterTable.Slice(4 * row, 4);");
            writer.Line("info = new SaveStateRegisterInfo(cells[0], cells[1], cells[2], cells[3] != 0);");
            writer.Line("return true;");
            writer.Close();
            writer.Line();
        }

        writer.Line("info = default;");
        writer.Line("return false;");
        writer.Close();
    }

    private static int First(SaveStateSpec spec) => spec.Rows[0].Value;

    private static string Decimal(int value) => value.ToString(CultureInfo.InvariantCulture);
}
