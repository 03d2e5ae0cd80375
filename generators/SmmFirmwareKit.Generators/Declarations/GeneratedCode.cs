// Tells what a generator of the kit added to a type from what was written: in a build an analyzer sees both.
using Microsoft.CodeAnalysis;

namespace SmmFirmwareKit.Generators.Declarations;

internal static class GeneratedCode
{
    /// <param name="suffix">How the names of the generator's files end.</param>
    public static bool Added(ISymbol member, string suffix) =>
        member.DeclaringSyntaxReferences.All(reference => reference.SyntaxTree.FilePath.EndsWith(suffix, StringComparison.Ordinal));
}
