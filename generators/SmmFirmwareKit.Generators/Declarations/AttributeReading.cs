// Reads attributes by metadata name.
using Microsoft.CodeAnalysis;

namespace SmmFirmwareKit.Generators.Declarations;

internal static class AttributeReading
{
    public static AttributeData? Find(this ISymbol symbol, string metadataName)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            // Of a generic attribute, the definition: PointerToAttribute<T>. Printing a name is dear, and most are others'.
            if (attribute.AttributeClass is { } type && metadataName.Contains(type.Name) && type.OriginalDefinition.ToDisplayString() == metadataName)
            {
                return attribute;
            }
        }

        return null;
    }

    /// <summary>Attributes of a generic class, by metadata name without its arity: <c>[Implements&lt;T&gt;]</c>.</summary>
    public static IEnumerable<AttributeData> FindGeneric(this ISymbol symbol, string metadataName) =>
        symbol.GetAttributes().Where(attribute => attribute.AttributeClass is { Arity: 1 } type
            && type.ContainingNamespace.ToDisplayString() + "." + type.Name == metadataName);

    public static bool Has(this ISymbol symbol, string metadataName) => symbol.Find(metadataName) is not null;

    /// <summary>The value of <c>[A(Name = value)]</c>, or <paramref name="absent"/>.</summary>
    public static T Named<T>(this AttributeData attribute, string name, T absent)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == name && argument.Value.Value is T value)
            {
                return value;
            }
        }

        return absent;
    }

    /// <summary><c>T</c> of <c>[A&lt;T&gt;]</c>.</summary>
    public static ITypeSymbol? TypeArgument(this AttributeData? attribute) => attribute?.AttributeClass?.TypeArguments.FirstOrDefault();

    /// <summary>The value of a constructor argument, or <paramref name="absent"/> while it does not compile.</summary>
    public static T Positional<T>(this AttributeData attribute, int index, T absent) =>
        index < attribute.ConstructorArguments.Length && attribute.ConstructorArguments[index].Value is T value ? value : absent;

    /// <summary>The elements of <c>[A(Name = [1, 2])]</c>; none if it is not stated or does not compile.</summary>
    public static T[] NamedArray<T>(this AttributeData attribute, string name)
    {
        TypedConstant value = attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value;
        return value.Kind == TypedConstantKind.Array && !value.IsNull ? [.. value.Values.Select(element => element.Value).OfType<T>()] : [];
    }
}
