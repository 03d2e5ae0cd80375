// Whether every member of a union says that it lies at 0: the compiler asks for it, and a copied value depends on it.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Declarations;
using SmmFirmwareKit.Generators.Layout;

namespace SmmFirmwareKit.Generators.Structures;

internal static class UnionChecks
{
    public static bool IsSound(INamedTypeSymbol type, Action<Diagnostic> report)
    {
        IFieldSymbol[] elsewhere = FirmwareTypes.IsUnion(type) ? [.. StructureLayout.InstanceFields(type).Where(field => !LiesAtZero(field))] : [];
        foreach (IFieldSymbol field in elsewhere)
        {
            report(Diagnostic.Create(StructureDiagnostics.UnionMember, DeclarationParser.FirstLocation(field), type.Name, field.Name));
        }

        return elsewhere.Length == 0;
    }

    private static bool LiesAtZero(IFieldSymbol field) =>
        field.Find(KitNames.FieldOffset) is { } offset && offset.Positional(0, -1) == 0 && !field.Has(KitNames.Offset);
}
