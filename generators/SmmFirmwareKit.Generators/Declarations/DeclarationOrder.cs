// The order of members in a partial type that several files declare, the same on every machine.
using Microsoft.CodeAnalysis;

namespace SmmFirmwareKit.Generators.Declarations;

internal static class DeclarationOrder
{
    /// <summary>By file name, then by position: the compiler's own order follows the order in which a disk lists files.</summary>
    public static IEnumerable<T> InDeclarationOrder<T>(this IEnumerable<T> symbols)
        where T : ISymbol =>
        symbols.OrderBy(symbol => FileName(symbol), StringComparer.Ordinal).ThenBy(symbol => Reference(symbol)?.Span.Start ?? 0);

    private static string FileName(ISymbol symbol)
    {
        string path = Reference(symbol)?.SyntaxTree.FilePath ?? "";
        return path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
    }

    private static SyntaxReference? Reference(ISymbol symbol) => symbol.DeclaringSyntaxReferences.FirstOrDefault();
}

internal static class FirstOfType
{
    /// <summary>Whether a marked member is the one at which its whole type is generated; the others are part of that.</summary>
    public static bool IsFirstMarked<T>(T member, string metadataName)
        where T : class, ISymbol =>
        ReferenceEquals(Marked<T>(member.ContainingType, metadataName).FirstOrDefault(), member);

    public static IEnumerable<T> Marked<T>(INamedTypeSymbol type, string metadataName)
        where T : class, ISymbol => type.GetMembers().OfType<T>().Where(member => member.Has(metadataName)).InDeclarationOrder();
}
