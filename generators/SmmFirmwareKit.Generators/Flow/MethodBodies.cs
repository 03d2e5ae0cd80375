// The body of a function that another one calls, when this compilation declares it.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmmFirmwareKit.Generators.Flow;

internal static class MethodBodies
{
    /// <summary>The operation of the body, or null for a function of another assembly or without one.</summary>
    public static IOperation? Of(IMethodSymbol method, Compilation compilation, CancellationToken cancellation)
    {
        foreach (SyntaxReference reference in (method.PartialImplementationPart ?? method.OriginalDefinition).DeclaringSyntaxReferences)
        {
            SyntaxNode node = reference.GetSyntax(cancellation);
            if (node is BaseMethodDeclarationSyntax { Body: not null } or BaseMethodDeclarationSyntax { ExpressionBody: not null })
            {
                return Model(compilation, node).GetOperation(node, cancellation);
            }
        }

        return null;
    }

#pragma warning disable RS1030 // few calls lead here: those a loop waits with, and those whose status is handed on by a private function
    private static SemanticModel Model(Compilation compilation, SyntaxNode node) => compilation.GetSemanticModel(node.SyntaxTree);
#pragma warning restore RS1030
}
