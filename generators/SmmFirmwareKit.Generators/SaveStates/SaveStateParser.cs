// From a struct marked [SaveStateMap] to its spec.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Declarations;
using SmmFirmwareKit.Generators.Layout;
using SmmFirmwareKit.Generators.Structures;

namespace SmmFirmwareKit.Generators.SaveStates;

internal static class SaveStateParser
{
    /// <summary>The spec, or null after reporting why there is none.</summary>
    public static SaveStateSpec? Parse(INamedTypeSymbol type, Action<Diagnostic> report)
    {
        if (type.Find(KitNames.SaveStateMap) is not { } attribute)
        {
            ReportStrays(type, report);
            return null;
        }

        if (StructureParser.Parse(type, static _ => { }) is not { } structure)
        {
            report(Diagnostic.Create(SaveStateDiagnostics.NotStructure, DeclarationParser.FirstLocation(type), type.Name));
            return null;
        }

        SaveStateMapFields map = new(type, structure.Size, attribute.Named("Revision", 0U), [.. StructureLayout.Of(type).Fields]);
        SaveStateRow[] rows = SaveStateRegisters.Of(map);
        SaveStateRoleRow[] places = SaveStateRoles.Of(map);
        bool sound = SaveStateShape.IsSound(map, report)
            & SaveStateRegisters.AreSound(map, rows, report)
            & SaveStateRoles.AreSound(map, places, report)
            & SaveStateIoParser.TryParse(map, report, out SaveStateIoSpec? io);
        return sound & SaveStateRevision.IsSound(map, places, io, report)
            ? new(structure.Declaration, structure.CName, attribute.Positional(0, ""), map.Revision, new(rows), new(places), io)
            : null;
    }

    private static void ReportStrays(INamedTypeSymbol type, Action<Diagnostic> report)
    {
        foreach (IFieldSymbol field in type.GetMembers().OfType<IFieldSymbol>().Where(IsMarked))
        {
            report(Diagnostic.Create(SaveStateDiagnostics.NotInMap, DeclarationParser.FirstLocation(field), type.Name, field.Name));
        }
    }

    private static bool IsMarked(IFieldSymbol field) =>
        field.Has(KitNames.SaveStateRegister) || field.Has(KitNames.SaveStateRole) || SaveStateIoParser.IsDescribed(field);
}

/// <summary>A map while it is checked; not part of a spec.</summary>
internal sealed record SaveStateMapFields(INamedTypeSymbol Type, int Size, uint Revision, PlacedField[] Fields)
{
    public Location Location => DeclarationParser.FirstLocation(Type);

    public Location At(string field) => DeclarationParser.FirstLocation(Fields.First(placed => placed.Field.Name == field).Field);
}
