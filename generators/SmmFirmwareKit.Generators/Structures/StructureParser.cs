// From a struct marked [FirmwareStructure] to its spec.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Declarations;
using SmmFirmwareKit.Generators.Layout;
using SmmFirmwareKit.Generators.Text;

namespace SmmFirmwareKit.Generators.Structures;

internal static class StructureParser
{
    // Members of Ptr<T> and Field<T> win over extension members of the same name.
    private static readonly HashSet<string> s_taken =
        new(StringComparer.Ordinal) { "Address", "Null", "IsNull", "Value", "As", "Pointer", "GetAwaiter", "Set", "ToString", "Equals", "GetHashCode", "GetType", "Deconstruct" };

    /// <summary>The spec, or null after reporting why there is none.</summary>
    public static StructureSpec? Parse(INamedTypeSymbol type, Action<Diagnostic> report)
    {
        if (type.Find(KitNames.FirmwareStructure) is not { } attribute
            || DeclarationParser.Parse(type, StructureDiagnostics.NotPartial, StructureDiagnostics.Shape, report) is not { } declaration)
        {
            return null;
        }

        StructureLayout layout = StructureLayout.Of(type);
        bool sound = IsNameable(type, report) & StructurePacking.IsSound(type, layout, report) & AreFieldsSound(type, layout, report);
        return sound
            ? new(
                declaration,
                attribute.Positional(0, type.Name),
                attribute.Named("Source", ""),
                StructureLayout.Pack(type),
                layout.Whole.Size,
                StructurePacking.IsStated(type),
                layout.IsMap,
                new([.. layout.Fields.Select(Member)]))
            : null;
    }

    private static bool IsNameable(INamedTypeSymbol type, Action<Diagnostic> report)
    {
        bool nameable = Visibility.Of(type) != Visible.Nowhere;
        if (!nameable)
        {
            report(Diagnostic.Create(StructureDiagnostics.Shape, DeclarationParser.FirstLocation(type), type.Name, type.Name));
        }

        return nameable;
    }

    private static bool AreFieldsSound(INamedTypeSymbol type, StructureLayout layout, Action<Diagnostic> report)
    {
        foreach (IFieldSymbol field in layout.Unknown.Where(field => field.Type.TypeKind != TypeKind.Error))
        {
            report(Diagnostic.Create(StructureDiagnostics.NoLayout, DeclarationParser.FirstLocation(field), type.Name, field.Name, field.Type.ToDisplayString()));
        }

        PlacedField[] hidden = [.. layout.Fields.Where(placed => s_taken.Contains(placed.Field.Name))];
        foreach (PlacedField placed in hidden)
        {
            report(Diagnostic.Create(StructureDiagnostics.Hidden, DeclarationParser.FirstLocation(placed.Field), type.Name, placed.Field.Name));
        }

        PlacedField[] unnameable = [.. layout.Fields.Where(placed => Visibility.Of(Target(placed)) == Visible.Nowhere)];
        foreach (PlacedField placed in unnameable)
        {
            report(Diagnostic.Create(StructureDiagnostics.Shape, DeclarationParser.FirstLocation(placed.Field), type.Name, Target(placed).Name));
        }

        return layout.Unknown.Count + hidden.Length + unnameable.Length == 0;
    }

    private static ITypeSymbol Target(PlacedField placed) => InlineArrays.Of(placed.Field.Type)?.Element ?? placed.Field.Type;

    private static MemberSpec Member(PlacedField placed)
    {
        ITypeSymbol type = placed.Field.Type;
        ITypeSymbol target = Target(placed);
        string place = (InlineArrays.Of(type) is null ? "Field<" : "Ptr<") + CSharpName.Of(target) + ">";
        string name = placed.Field.Name;
        return new(name, place, CName.Declaration(type, name), placed.Offset, placed.Layout.Size, Visibility.Of(target) == Visible.Everywhere);
    }
}
