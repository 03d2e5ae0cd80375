// From placed fields to the members of a pointer: fields, bit-fields, the flexible array, and what nameless parts contribute.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Declarations;
using SmmFirmwareKit.Generators.Layout;
using SmmFirmwareKit.Generators.Text;

namespace SmmFirmwareKit.Generators.Structures;

/// <param name="Symbol">Where to report what is wrong with it.</param>
/// <param name="Target">The type that the member's own type names.</param>
/// <param name="Value">Its type in the C# struct; null when other types cannot reach it there.</param>
/// <param name="Path">From the C# struct to the member, through nameless parts.</param>
internal sealed record ParsedMember(ISymbol Symbol, ITypeSymbol Target, ITypeSymbol? Value, string Path, MemberSpec Spec)
{
    public bool IsHoisted => Path.Contains(".");

    /// <summary>How a value has a member of a nameless part; null when it has not.</summary>
    public ForwardSpec? Forward() => IsHoisted && Value is not null
        ? new(CSharpName.Identifier(Spec.Name), CSharpName.Of(Value), Path, Spec.Bits is not null, Visibility.Of(Value) == Visible.Everywhere ? "public" : "internal")
        : null;
}

internal static class MemberParser
{
    public static IEnumerable<ParsedMember> Of(INamedTypeSymbol type, StructureLayout layout)
    {
        IEnumerable<ParsedMember> members = layout.Fields.SelectMany(OfField);
        return layout.Tail is { } tail ? members.Append(Tail(type, tail)) : members;
    }

    /// <summary>What a place or array of the field has as elements.</summary>
    public static ITypeSymbol Element(IFieldSymbol field) => InlineArrays.Of(field.Type)?.Element ?? field.Type;

    private static IEnumerable<ParsedMember> OfField(PlacedField placed)
    {
        IFieldSymbol field = placed.Field;
        if (field.Has(KitNames.Anonymous) && field.Type is INamedTypeSymbol nameless && FirmwareTypes.IsDeclared(nameless))
        {
            return Of(nameless, StructureLayout.Of(nameless, 1)).Select(member => Hoisted(member, placed));
        }

        IEnumerable<ParsedMember> bits = BitRun.IsUnit(field) ? BitRun.Of(placed).Select(Bits) : [];
        bool hidden = BitRun.IsUnit(field) && field.DeclaredAccessibility == Accessibility.Private;
        return hidden ? bits : bits.Prepend(Field(placed));
    }

    private static ParsedMember Field(PlacedField placed)
    {
        IFieldSymbol field = placed.Field;
        ITypeSymbol target = field.Find(KitNames.PointerTo).TypeArgument() ?? Element(field);
        bool isPointer = field.Has(KitNames.PointerTo);
        string inner = isPointer ? "Ptr<" + CSharpName.Of(target) + ">" : CSharpName.Of(target);
        string place = (InlineArrays.Of(field.Type) is null ? "Field<" : "Ptr<") + inner + ">";
        CDeclaration declared = isPointer ? Pointers(field, target) : CName.Declaration(field.Type, field.Name);
        return Member(field, target, field.Type, new(field.Name, place, declared.Volatile(field.Has(KitNames.Shared)), placed.Offset, placed.Layout.Size, null, IsPublic(target)));
    }

    private static CDeclaration Pointers(IFieldSymbol field, ITypeSymbol pointee)
    {
        CDeclaration one = CName.Pointer(pointee, field.Name);
        return InlineArrays.Of(field.Type) is { } array ? one.Times(array.Length) : one;
    }

    private static ParsedMember Bits(PlacedBits bits)
    {
        IPropertySymbol property = bits.Property;
        string? place = property.DeclaredAccessibility == Accessibility.Private ? null : "BitField<" + CSharpName.Of(property.Type) + ">";
        CDeclaration declared = CName.Declaration(property.Type, property.Name).Volatile(bits.Unit.Field.Has(KitNames.Shared));
        return Member(property, property.Type, property.Type, new(property.Name, place, declared, bits.Unit.Offset, bits.Unit.Layout.Size, bits.Range, IsPublic(property.Type)));
    }

    private static ParsedMember Tail(INamedTypeSymbol type, FlexibleTail tail)
    {
        CDeclaration one = CName.Declaration(tail.Element, tail.Name);
        MemberSpec spec = new(tail.Name, "Ptr<" + CSharpName.Of(tail.Element) + ">", one with { Declarator = one.Declarator + "[]" }, tail.Offset, 0, null, IsPublic(tail.Element));
        return Member(type, tail.Element, null, spec);
    }

    private static ParsedMember Hoisted(ParsedMember member, PlacedField nameless) => new(
        nameless.Field,
        member.Target,
        member.Value,
        CSharpName.Identifier(nameless.Field.Name) + "." + member.Path,
        member.Spec with { Offset = nameless.Offset + member.Spec.Offset });

    private static ParsedMember Member(ISymbol symbol, ITypeSymbol target, ITypeSymbol? value, MemberSpec spec) =>
        new(symbol, target, symbol.DeclaredAccessibility == Accessibility.Private ? null : value, CSharpName.Identifier(spec.Name), spec);

    private static bool IsPublic(ITypeSymbol target) => Visibility.Of(target) == Visible.Everywhere;
}
