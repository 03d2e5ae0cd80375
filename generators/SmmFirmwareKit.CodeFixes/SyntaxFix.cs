// A fix that edits the file in which its diagnostic lies; Fix All makes the edits of a whole file together.
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;

namespace SmmFirmwareKit.CodeFixes;

/// <summary>What a derived class says: which ids, the title in the IDE's menu, and the edit at one diagnostic.</summary>
/// <remarks>
/// One editor serves all diagnostics of a file, so two of them may add <c>partial</c> to the same outer class. Edits are made
/// through <see cref="SyntaxEditor.ReplaceNode(SyntaxNode, Func{SyntaxNode, SyntaxGenerator, SyntaxNode})"/>, which sees what
/// earlier edits made of a node.
/// </remarks>
public abstract class SyntaxFix : CodeFixProvider
{
    public sealed override FixAllProvider GetFixAllProvider() =>
        FixAllProvider.Create(async (context, document, diagnostics) => await Edited(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SemanticModel model = (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false))!;
        SyntaxNode root = await model.SyntaxTree.GetRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics.Where(diagnostic => Edit(At(root, diagnostic), model, diagnostic) is not null))
        {
            context.RegisterCodeFix(
                CodeAction.Create(Title(diagnostic), cancelled => Edited(context.Document, [diagnostic], cancelled), equivalenceKey: GetType().Name + diagnostic.Id),
                diagnostic);
        }
    }

    /// <summary>Imperative, as menus have it: <c>Declare 'SmiEntry' partial</c>.</summary>
    protected abstract string Title(Diagnostic diagnostic);

    /// <summary>The edit for the diagnostic at <paramref name="node"/>, or null where only the author knows what is meant.</summary>
    protected abstract Action<SyntaxEditor>? Edit(SyntaxNode node, SemanticModel model, Diagnostic diagnostic);

    private async Task<Document> Edited(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancelled)
    {
        DocumentEditor editor = await DocumentEditor.CreateAsync(document, cancelled).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start))
        {
            Edit(At(editor.OriginalRoot, diagnostic), editor.SemanticModel, diagnostic)?.Invoke(editor);
        }

        return editor.GetChangedDocument();
    }

    private static SyntaxNode At(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
}
