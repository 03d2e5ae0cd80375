// Adds a status that is returned to the comment that does not say it.
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace SmmFirmwareKit.CodeFixes.Correspondence;

/// <summary>SFK5003: <c>NOT_FOUND.</c>, whose reason the author adds, or <c>Propagated from F.</c>, joined with one that is there.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class DocumentStatusFix : SyntaxFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["SFK5003"];

    protected override string Title(Diagnostic diagnostic) => "Document: " + diagnostic.Properties["Sentence"];

    protected override Action<SyntaxEditor>? Edit(SyntaxNode node, SemanticModel model, Diagnostic diagnostic)
    {
        string sentence = diagnostic.Properties["Sentence"]!;
        return node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } function
            ? editor => editor.ReplaceNode(function, (current, _) => SummaryText.Add(current, sentence))
            : null;
    }
}
