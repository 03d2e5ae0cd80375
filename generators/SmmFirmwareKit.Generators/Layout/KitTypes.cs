// Recognizes the kit's own types.
using Microsoft.CodeAnalysis;

namespace SmmFirmwareKit.Generators.Layout;

internal static class KitTypes
{
    /// <summary><c>T</c> of <c>Ptr&lt;T&gt;</c>, or null.</summary>
    public static ITypeSymbol? PointeeOf(ITypeSymbol type) => ArgumentOf(type, KitNames.Ptr);

    /// <summary><c>T</c> of <c>Field&lt;T&gt;</c>, or null.</summary>
    public static ITypeSymbol? PlaceOf(ITypeSymbol type) => ArgumentOf(type, KitNames.Field);

    /// <summary><c>T</c> of <c>FunctionPointer&lt;T&gt;</c>, or null.</summary>
    public static ITypeSymbol? FunctionOf(ITypeSymbol type) => ArgumentOf(type, KitNames.FunctionPointer);

    public static bool IsImagePart(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (ancestor.ToDisplayString() == KitNames.ImagePart)
            {
                return true;
            }
        }

        return false;
    }

    private static ITypeSymbol? ArgumentOf(ITypeSymbol type, string name) =>
        type is INamedTypeSymbol { Arity: 1 } generic && generic.Name == name
        && generic.ContainingNamespace.ToDisplayString() == KitNames.EfiNamespace
            ? generic.TypeArguments[0]
            : null;
}
