// The comment at the head of a generated file: a class's code cells, what they hold and how C declares the functions.
using System.Globalization;
using SmmFirmwareKit.Generators.Text;

namespace SmmFirmwareKit.Generators.EntryPoints;

internal static class EntryPointTable
{
    /// <summary>CodeCell.Size.</summary>
    public const int CellSize = 0x10;

    private const string None = "(none)";

    public static void Write(CodeWriter writer, EntryPointsSpec spec)
    {
        writer.Line("// Entry points of " + spec.Declaration.QualifiedName + (spec.Source.Length > 0 ? " (" + spec.Source + ")" : ""));
        writer.Line("//");
        Row(writer, spec, "Ordinal", "Cell", "Identity", "Called as", "Function");
        EntryPointSpec? previous = null;
        foreach (EntryPointSpec entry in spec.Entries)
        {
            Hole(writer, spec, (previous?.Ordinal ?? -1) + 1, entry.Ordinal);
            Row(writer, spec, Decimal(entry.Ordinal), CellOf(spec, entry.Ordinal), Hex.Of(entry.Identity, 16), CalledAs(entry), FunctionOf(entry));
            previous = entry;
        }
    }

    public static string Decimal(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>EFI_AP_PROCEDURE; for a function without a stated type what it is: an address.</summary>
    public static string CalledAs(EntryPointSpec entry) => entry.Type?.CName ?? "address";

    private static string FunctionOf(EntryPointSpec entry) => entry.CPrototype + (entry.Smi is { } smi ? ": answers " + smi.Answers : "");

    // Ordinals that a removed function had, or that nobody had yet.
    private static void Hole(CodeWriter writer, EntryPointsSpec spec, int first, int end)
    {
        if (first < end)
        {
            string ordinals = first == end - 1 ? Decimal(first) : Decimal(first) + "-" + Decimal(end - 1);
            Row(writer, spec, ordinals, CellOf(spec, first), None, "", "");
        }
    }

    private static void Row(CodeWriter writer, EntryPointsSpec spec, string ordinal, string cell, string identity, string calledAs, string function)
    {
        int width = Math.Max("Called as".Length, spec.Entries.Select(entry => CalledAs(entry).Length).DefaultIfEmpty().Max());
        string row = "//   " + ordinal.PadRight(9) + cell.PadRight(7) + identity.PadRight(20) + calledAs.PadRight(width + 2) + function;
        writer.Line(row.TrimEnd());
    }

    private static string CellOf(EntryPointsSpec spec, int ordinal) => Hex.Of(ordinal * CellSize, Hex.Digits(spec.Cells * CellSize));
}
