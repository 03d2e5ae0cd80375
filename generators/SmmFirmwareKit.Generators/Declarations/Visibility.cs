// Who can name a type: generated members must not promise more than their types allow.
using Microsoft.CodeAnalysis;

namespace SmmFirmwareKit.Generators.Declarations;

internal enum Visible
{
    /// <summary>Nested and private, protected, or local to a file: another type cannot name it.</summary>
    Nowhere,

    /// <summary>Within its assembly.</summary>
    Assembly,

    Everywhere,
}

internal static class Visibility
{
    public static Visible Of(ITypeSymbol type)
    {
        Visible visible = Visible.Everywhere;
        // A type parameter has no accessibility, and its containing type has it as argument.
        for (ITypeSymbol? part = type as INamedTypeSymbol; part is not null; part = part.ContainingType)
        {
            visible = Min(visible, Own(part));
            foreach (ITypeSymbol argument in (part as INamedTypeSymbol)?.TypeArguments ?? [])
            {
                visible = Min(visible, Of(argument));
            }
        }

        return visible;
    }

    private static Visible Own(ITypeSymbol type) => type.DeclaredAccessibility switch
    {
        _ when type is INamedTypeSymbol { IsFileLocal: true } => Visible.Nowhere,
        Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal => Visible.Nowhere,
        Accessibility.Internal or Accessibility.ProtectedOrInternal => Visible.Assembly,
        _ => Visible.Everywhere,
    };

    private static Visible Min(Visible left, Visible right) => left < right ? left : right;
}
