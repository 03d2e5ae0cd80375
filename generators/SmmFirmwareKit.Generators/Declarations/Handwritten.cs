// Tells members a person wrote from those a generator added.
using Microsoft.CodeAnalysis;

namespace SmmFirmwareKit.Generators.Declarations;

internal static class Handwritten
{
    // An analyzer sees the generated files too; a generator does not.
    private const string GeneratedSuffix = ".g.cs";

    public static bool Has(INamedTypeSymbol type, string member) => type.GetMembers(member).Any(IsHandwritten);

    private static bool IsHandwritten(ISymbol member) => member.DeclaringSyntaxReferences.Any(
        reference => !reference.SyntaxTree.FilePath.EndsWith(GeneratedSuffix, StringComparison.Ordinal));
}
