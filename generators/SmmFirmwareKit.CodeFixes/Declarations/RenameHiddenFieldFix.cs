// Renames a field that a member of the pointer would hide, here and wherever it is used.
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Rename;

namespace SmmFirmwareKit.CodeFixes.Declarations;

/// <summary>SFK2004: <c>Value</c> becomes <c>Value_</c>; the generator leaves the underscore out of the C name.</summary>
/// <remarks>Renaming changes other files, so there is no Fix All: two renames of one solution would have to be merged.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RenameHiddenFieldFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["SFK2004"];

    public override FixAllProvider? GetFixAllProvider() => null;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SemanticModel model = (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false))!;
        SyntaxNode root = await model.SyntaxTree.GetRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (model.GetDeclaredSymbol(root.FindNode(diagnostic.Location.SourceSpan), context.CancellationToken) is { } field)
            {
                string name = field.Name + "_";
                Solution solution = context.Document.Project.Solution;
                CodeAction rename = CodeAction.Create(
                    $"Rename to '{name}'",
                    cancelled => Renamer.RenameSymbolAsync(solution, field, new SymbolRenameOptions(), name, cancelled),
                    equivalenceKey: nameof(RenameHiddenFieldFix));
                context.RegisterCodeFix(rename, diagnostic);
            }
        }
    }
}
