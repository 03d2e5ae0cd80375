// Declares a type partial, and the types around it, so that generated members can be added.
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace SmmFirmwareKit.CodeFixes.Declarations;

/// <summary>SFK1002, SFK2001, SFK2102, SFK7301: the same omission on entry points, structures, globals and register blocks.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class DeclarePartialFix : SyntaxFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["SFK1002", "SFK2001", "SFK2102", "SFK7301"];

    protected override string Title(Diagnostic diagnostic) => "Declare the type and those around it partial";

    protected override Action<SyntaxEditor>? Edit(SyntaxNode node, SemanticModel model, Diagnostic diagnostic)
    {
        TypeDeclarationSyntax[] types = [.. node.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().Where(type => !IsPartial(type))];
        return types.Length == 0 ? null : editor => Array.ForEach(types, type => editor.ReplaceNode(type, static (current, _) => Partial((TypeDeclarationSyntax)current)));
    }

    // `partial` stands last, right before the keyword; a type without modifiers hands it the comment in front.
    private static TypeDeclarationSyntax Partial(TypeDeclarationSyntax type)
    {
        if (IsPartial(type))
        {
            return type;
        }

        SyntaxToken partial = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        return type.Modifiers.Count > 0
            ? type.WithModifiers(type.Modifiers.Add(partial))
            : type.WithKeyword(type.Keyword.WithLeadingTrivia()).WithModifiers([partial.WithLeadingTrivia(type.Keyword.LeadingTrivia)]);
    }

    private static bool IsPartial(TypeDeclarationSyntax type) => type.Modifiers.Any(SyntaxKind.PartialKeyword);
}
