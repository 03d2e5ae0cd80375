// The lookup table as EDK2's C has it: rows aligned as Uncrustify aligns initializers, which it never wraps.
using System.Globalization;

namespace SmmFirmwareKit.Generators.SaveStates;

internal static class SaveStateTableInC
{
    private const string Register = "EFI_MM_SAVE_STATE_REGISTER_";

    public static IEnumerable<string> Lines(SaveStateTableSpec spec) =>
        [.. Indices(spec), "", "#define MM_CPU_OFFSET(Field)  OFFSET_OF (" + spec.CName + ", Field)", "", .. Entries(spec), "", .. Ranges(spec)];

    private static IEnumerable<string> Indices(SaveStateTableSpec spec)
    {
        (string Name, int Number)[] macros = [.. spec.Internal.Select(row => (Index(spec, row.Name), row.Value)), (Index(spec, "MAX"), spec.Internal.Count + 1)];
        int width = macros.Max(macro => macro.Name.Length);
        return macros.Select(macro => "#define " + macro.Name.PadRight(width) + "  " + Decimal(macro.Number));
    }

    private static IEnumerable<string> Entries(SaveStateTableSpec spec)
    {
        SaveStateTableRow reserved = new("", 0, 0, 0, "0", "0", "0", Writeable: false);
        SaveStateTableRow[] rows = [reserved, .. spec.Internal, .. spec.Rows];
        string[] names = ["Reserved", .. spec.Internal.Select(row => Index(spec, row.Name)), .. spec.Rows.Select(row => Register + row.Name)];
        int[] widths = [rows.Max(row => row.Offset32.Length), rows.Max(row => row.Offset64Lo.Length), rows.Max(row => row.Offset64Hi.Length)];
        int name = names.Max(text => text.Length);
        return
        [
            "CONST CPU_MM_SAVE_STATE_LOOKUP_ENTRY  mCpuWidthOffset[] = {",
            "  // Width32, Width64, Offset32, Offset64Lo, Offset64Hi, Writeable",
            .. rows.Select((row, index) => Entry(row, widths) + " // " + names[index].PadRight(name) + " = " + Decimal(row.Value)),
            "};",
        ];
    }

    private static string Entry(SaveStateTableRow row, int[] widths) =>
        "  { " + Decimal(row.Width32) + ", " + Decimal(row.Width64) + ", "
            + (row.Offset32 + ",").PadRight(widths[0] + 2)
            + (row.Offset64Lo + ",").PadRight(widths[1] + 2)
            + (row.Offset64Hi + ",").PadRight(widths[2] + 2)
            + (row.Writeable ? "TRUE  }," : "FALSE },");

    private static IEnumerable<string> Ranges(SaveStateTableSpec spec)
    {
        int width = spec.Ranges.Max(range => range.StartInC.Length);
        return
        [
            "CONST CPU_MM_SAVE_STATE_REGISTER_RANGE  mCpuRegisterRanges[] = {",
            .. spec.Ranges.Select(range => "  MM_REGISTER_RANGE (" + (Register + range.StartInC + ",").PadRight(Register.Length + width + 2) + Register + range.EndInC + "),"),
            "  { (EFI_MM_SAVE_STATE_REGISTER)0, (EFI_MM_SAVE_STATE_REGISTER)0, 0 }",
            "};",
        ];
    }

    private static string Index(SaveStateTableSpec spec, string name) => spec.Prefix + "_SAVE_STATE_REGISTER_" + name + "_INDEX";

    private static string Decimal(int value) => value.ToString(CultureInfo.InvariantCulture);
}
