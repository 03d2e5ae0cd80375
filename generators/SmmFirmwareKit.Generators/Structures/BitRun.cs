// The bit-fields of one unit: partial properties below a [BitUnit] field, which they fill from bit 0 up.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmmFirmwareKit.Generators.Declarations;
using SmmFirmwareKit.Generators.Layout;

namespace SmmFirmwareKit.Generators.Structures;

internal readonly record struct PlacedBits(IPropertySymbol Property, PlacedField Unit, BitRange Range);

internal static class BitRun
{
    /// <summary>The properties marked <c>[Bits]</c> between the unit and the next field, in order.</summary>
    public static IEnumerable<PlacedBits> Of(PlacedField unit)
    {
        int shift = 0;
        foreach (IPropertySymbol property in PropertiesBelow(unit.Field))
        {
            int width = WidthOf(property);
            yield return new(property, unit, new(shift, width));
            shift += width;
        }
    }

    /// <summary>Properties marked <c>[Bits]</c> that stand below no unit.</summary>
    public static IEnumerable<IPropertySymbol> Strays(INamedTypeSymbol type)
    {
        bool inRun = false;
        foreach (ISymbol member in type.GetMembers())
        {
            inRun = member is IFieldSymbol field ? IsUnit(field) || (inRun && field.IsImplicitlyDeclared) : inRun;
            if (member is IPropertySymbol property && property.Has(KitNames.Bits) && !inRun)
            {
                yield return property;
            }
        }
    }

    public static bool IsUnit(IFieldSymbol field) => field.Has(KitNames.BitUnit);

    public static BitsSpec Spec(PlacedBits bits)
    {
        PropertyDeclarationSyntax declared = (PropertyDeclarationSyntax)bits.Property.DeclaringSyntaxReferences[0].GetSyntax();
        string header = string.Join(" ", declared.Modifiers.Select(modifier => modifier.Text))
            + " " + Text.CSharpName.Of(bits.Property.Type) + " " + Text.CSharpName.Identifier(bits.Property.Name);
        AccessorDeclarationSyntax[] accessors = [.. declared.AccessorList!.Accessors];
        return new(header, Text.CSharpName.Identifier(bits.Unit.Field.Name), bits.Range, Accessor(accessors, "get"), Accessor(accessors, "set"));
    }

    private static IEnumerable<IPropertySymbol> PropertiesBelow(IFieldSymbol unit) => unit.ContainingType.GetMembers()
        .SkipWhile(member => !SymbolEqualityComparer.Default.Equals(member, unit))
        .Skip(1)
        .TakeWhile(member => member is not IFieldSymbol { IsStatic: false, IsImplicitlyDeclared: false })
        .OfType<IPropertySymbol>()
        .Where(property => property.Has(KitNames.Bits));

    private static int WidthOf(IPropertySymbol property) => property.Find(KitNames.Bits)!.Positional(0, 0);

    private static string Accessor(AccessorDeclarationSyntax[] accessors, string keyword)
    {
        AccessorDeclarationSyntax? accessor = accessors.FirstOrDefault(candidate => candidate.Keyword.ValueText == keyword);
        return string.Concat(accessor?.Modifiers.Select(modifier => modifier.Text + " ") ?? []) + keyword;
    }
}
