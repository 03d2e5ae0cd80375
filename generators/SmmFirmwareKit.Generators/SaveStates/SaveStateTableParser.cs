// From a class marked [SaveStateTable] to its spec.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Declarations;
using SmmFirmwareKit.Generators.Text;

namespace SmmFirmwareKit.Generators.SaveStates;

internal static class SaveStateTableParser
{
    /// <summary>The spec, or null after reporting why there is none.</summary>
    public static SaveStateTableSpec? Parse(INamedTypeSymbol type, Action<Diagnostic> report)
    {
        if (type.Find(KitNames.SaveStateTable) is not { } attribute
            || DeclarationParser.Parse(type, SaveStateTableDiagnostics.Shape, SaveStateTableDiagnostics.Shape, report) is not { } declaration)
        {
            return null;
        }

        SaveStateTableMaps maps = SaveStateTableMaps.Of(attribute);
        bool sound = maps.AreSound(type, report) & SaveStateTableRanges.TryParse(type, report, out SaveStateTableRanges ranges);
        if (!sound || !SaveStateTableChecks.AreSound(type, maps, ranges, report) || !TryInternal(type, attribute, maps, report, out SaveStateTableRow[] rows))
        {
            return null;
        }

        return new(
            declaration,
            attribute.Positional(0, type.Name),
            attribute.Named("Prefix", "MM"),
            maps.X86 is null ? "" : CSharpName.Of(maps.X86),
            CSharpName.Of(maps.X64!),
            new([.. ranges.Ranges.Select(range => new SaveStateTableRange(range.Start.Name, range.End.Name, range.Start.InC, range.End.InC))]),
            new(rows),
            new([.. ranges.Registers.Select(register => maps.Row(register.InC, register.Value))]));
    }

    private static bool TryInternal(INamedTypeSymbol type, AttributeData attribute, SaveStateTableMaps maps, Action<Diagnostic> report, out SaveStateTableRow[] rows)
    {
        int[] roles = attribute.NamedArray<int>("Internal");
        rows = [.. roles.Select((role, index) => maps.RoleRow((SaveStateRole)role, index + 1)).OfType<SaveStateTableRow>()];
        foreach (int role in roles.Where(role => maps.RoleRow((SaveStateRole)role, 0) is null))
        {
            report(Diagnostic.Create(SaveStateTableDiagnostics.Internal, DeclarationParser.FirstLocation(type), type.Name, (SaveStateRole)role));
        }

        return rows.Length == roles.Length;
    }
}
