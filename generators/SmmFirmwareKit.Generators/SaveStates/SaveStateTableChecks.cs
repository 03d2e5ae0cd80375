// Whether the maps of a lookup table and its ranges say the same.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Declarations;

namespace SmmFirmwareKit.Generators.SaveStates;

internal static class SaveStateTableChecks
{
    public static bool AreSound(INamedTypeSymbol table, SaveStateTableMaps maps, SaveStateTableRanges ranges, Action<Diagnostic> report) =>
        AreInRanges(table, maps, ranges, report) & AgreeOnWriting(table, maps, report) & AreNarrow(table, maps, report);

    private static bool AreInRanges(INamedTypeSymbol table, SaveStateTableMaps maps, SaveStateTableRanges ranges, Action<Diagnostic> report)
    {
        SaveStateRow[] outside = [.. maps.Rows.Where(row => !ranges.Contains(row.Value))];
        foreach (SaveStateRow row in outside)
        {
            report(Diagnostic.Create(SaveStateTableDiagnostics.Outside, DeclarationParser.FirstLocation(table), table.Name, row.Register));
        }

        return outside.Length == 0;
    }

    private static bool AgreeOnWriting(INamedTypeSymbol table, SaveStateTableMaps maps, Action<Diagnostic> report)
    {
        SaveStateRow[] disputed = [.. maps.Spec64!.Rows.Where(row => maps.Spec86?.Rows.Any(other => other.Value == row.Value && other.Writable != row.Writable) == true)];
        foreach (SaveStateRow row in disputed)
        {
            report(Diagnostic.Create(SaveStateTableDiagnostics.Writable, DeclarationParser.FirstLocation(table), table.Name, row.Register));
        }

        return disputed.Length == 0;
    }

    private static bool AreNarrow(INamedTypeSymbol table, SaveStateTableMaps maps, Action<Diagnostic> report)
    {
        SaveStateRow[] wide = [.. (maps.Spec86?.Rows ?? default).Where(row => row.Width > SaveStateRegisters.HalfRegister)];
        foreach (SaveStateRow row in wide)
        {
            report(Diagnostic.Create(SaveStateTableDiagnostics.Wide86, DeclarationParser.FirstLocation(table), table.Name, row.Register, row.Width));
        }

        return wide.Length == 0;
    }
}
