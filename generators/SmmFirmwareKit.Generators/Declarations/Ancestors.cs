// Finds a base class that generated overrides would hide.
using Microsoft.CodeAnalysis;

namespace SmmFirmwareKit.Generators.Declarations;

internal static class Ancestors
{
    /// <summary>
    /// The nearest base class with a member marked with an attribute, or with the override generated from it: of a class from
    /// another assembly only the latter can be seen when the former is private.
    /// </summary>
    public static INamedTypeSymbol? WithMember<T>(INamedTypeSymbol type, string attribute, string overridden)
        where T : class, ISymbol
    {
        for (INamedTypeSymbol? ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (FirstOfType.Marked<T>(ancestor, attribute).Any() || ancestor.GetMembers(overridden).Any(member => member.IsOverride))
            {
                return ancestor;
            }
        }

        return null;
    }
}
