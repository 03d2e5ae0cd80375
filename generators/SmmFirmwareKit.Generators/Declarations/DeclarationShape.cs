// A digest of everything in a compilation that decides what its symbols are: declarations without their bodies.
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmmFirmwareKit.Generators.Declarations;

/// <summary>Equal for two compilations that differ in function bodies and comments only.</summary>
/// <remarks>Each tree is read once, however many compilations it is part of; options and references count as the objects they are.</remarks>
internal static class DeclarationShape
{
    private static readonly ConditionalWeakTable<Compilation, string> s_compilations = new();
    private static readonly ConditionalWeakTable<SyntaxTree, string> s_trees = new();
    private static readonly ConditionalWeakTable<object, string> s_identities = new();
    private static long s_identity;

    public static string Of(Compilation compilation, CancellationToken cancellation) =>
        s_compilations.GetValue(compilation, known => OfCompilation(known, cancellation));

    private static string OfCompilation(Compilation compilation, CancellationToken cancellation)
    {
        StringBuilder text = new(compilation.AssemblyName);
        text.Append('\n').Append(Identity(compilation.Options));
        foreach (MetadataReference reference in compilation.ExternalReferences)
        {
            text.Append('\n').Append(Identity(reference));
        }

        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            text.Append('\n').Append(s_trees.GetValue(tree, known => OfTree(known, cancellation)));
        }

        return Digest(text);
    }

    private static string OfTree(SyntaxTree tree, CancellationToken cancellation)
    {
        StringBuilder text = new(tree.FilePath);
        text.Append('\n').Append(Identity(tree.Options));
        Declarations declarations = new(text);
        declarations.Visit(tree.GetRoot(cancellation));
        return Digest(text);
    }

    // A number that no other object ever has.
    private static string Identity(object part) =>
        s_identities.GetValue(part, static _ => Interlocked.Increment(ref s_identity).ToString(CultureInfo.InvariantCulture));

    private static string Digest(StringBuilder text)
    {
        using SHA256 sha = SHA256.Create();
        return Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>Writes tokens and directives; of a body only that there is one.</summary>
    private sealed class Declarations(StringBuilder text) : CSharpSyntaxWalker(SyntaxWalkerDepth.Token)
    {
        public override void VisitBlock(BlockSyntax node)
        {
            if (IsBody(node))
            {
                text.Append("{}\n");
            }
            else
            {
                base.VisitBlock(node);
            }
        }

        public override void VisitArrowExpressionClause(ArrowExpressionClauseSyntax node)
        {
            if (IsBody(node))
            {
                text.Append("=>\n");
            }
            else
            {
                base.VisitArrowExpressionClause(node);
            }
        }

        public override void VisitToken(SyntaxToken token)
        {
            if (token.ContainsDirectives)
            {
                text.Append(token.LeadingTrivia.ToFullString());
            }

            text.Append(token.Text).Append('\n');
        }

        // Not of accessors and primary constructors: `field` and captured parameters make fields. A directive reaches past the body.
        private static bool IsBody(SyntaxNode node) =>
            !node.ContainsDirectives && node.Parent is BaseMethodDeclarationSyntax { Parent: TypeDeclarationSyntax { ParameterList: null } };
    }
}
