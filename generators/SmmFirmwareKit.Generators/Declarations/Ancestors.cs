// Finds a base class that generated overrides would hide.
using Microsoft.CodeAnalysis;

namespace SmmFirmwareKit.Generators.Declarations;

internal static class Ancestors
{
    /// <summary>
    /// The nearest base class that declares such members, or has the override generated from them: of a class from another
    /// assembly only the latter can be seen when the former are private.
    /// </summary>
    public static INamedTypeSymbol? With(INamedTypeSymbol type, Func<INamedTypeSymbol, bool> declares, string overridden)
    {
        for (INamedTypeSymbol? ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (declares(ancestor) || ancestor.GetMembers(overridden).Any(member => member.IsOverride))
            {
                return ancestor;
            }
        }

        return null;
    }
}
