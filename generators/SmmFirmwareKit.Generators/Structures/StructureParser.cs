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
        IFieldSymbol[] hidden = [.. layout.Fields.Select(placed => placed.Field).Where(field => s_taken.Contains(field.Name))];
        IFieldSymbol[] unnameable = [.. layout.Fields.Select(placed => placed.Field).Where(field => Visibility.Of(Target(field)) == Visible.Nowhere)];
        Each(layout.Unknown.Where(field => field.Type.TypeKind != TypeKind.Error), StructureDiagnostics.NoLayout, field => field.Type.ToDisplayString());
        Each(layout.Misplaced, StructureDiagnostics.Offset, field => field.Name);
        Each(hidden, StructureDiagnostics.Hidden, field => field.Name);
        Each(unnameable, StructureDiagnostics.Unnameable, field => Target(field).Name);
        return layout.Unknown.Count + layout.Misplaced.Count + hidden.Length + unnameable.Length == 0;

        void Each(IEnumerable<IFieldSymbol> fields, DiagnosticDescriptor wrong, Func<IFieldSymbol, string> detail)
        {
            foreach (IFieldSymbol field in fields)
            {
                report(Diagnostic.Create(wrong, DeclarationParser.FirstLocation(field), type.Name, field.Name, detail(field)));
            }
        }
    }

    private static ITypeSymbol Target(IFieldSymbol field) => InlineArrays.Of(field.Type)?.Element ?? field.Type;

    private static MemberSpec Member(PlacedField placed)
    {
        ITypeSymbol type = placed.Field.Type;
        ITypeSymbol target = Target(placed.Field);
        string place = (InlineArrays.Of(type) is null ? "Field<" : "Ptr<") + CSharpName.Of(target) + ">";
        string name = placed.Field.Name;
        CDeclaration declaration = CName.Declaration(type, name).Volatile(placed.Field.Has(KitNames.Shared));
        return new(name, place, declaration, placed.Offset, placed.Layout.Size, Visibility.Of(target) == Visible.Everywhere);
    }
}
