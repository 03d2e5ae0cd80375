// A fix that renames what its diagnostic lies at, here and wherever it is used; Fix All makes the renames one after the other.
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Rename;

namespace SmmFirmwareKit.CodeFixes;

/// <summary>What a derived class says: which ids, and the new name.</summary>
/// <remarks>What is generated from the name is generated anew; uses of such a member in other functions are left to the author.</remarks>
public abstract class RenameFix : CodeFixProvider
{
    public sealed override FixAllProvider GetFixAllProvider() => new AllRenames();

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (await SymbolAt(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is { } symbol)
            {
                context.RegisterCodeFix(
                    CodeAction.Create($"Rename to '{NewName(symbol, diagnostic)}'", cancelled => Renamed(context.Document.Project.Solution, [(context.Document, diagnostic)], cancelled), equivalenceKey: GetType().Name),
                    diagnostic);
            }
        }
    }

    protected abstract string NewName(ISymbol symbol, Diagnostic diagnostic);

    // A member's documentation id has its type's name in it, and that of its parameters' types: members first, inner types before outer ones.
    private async Task<Solution> Renamed(Solution solution, IEnumerable<(Document Document, Diagnostic Diagnostic)> found, CancellationToken cancelled)
    {
        List<(ProjectId Project, string Id, string Name)> renames = [];
        foreach ((Document document, Diagnostic diagnostic) in found)
        {
            if (await SymbolAt(document, diagnostic, cancelled).ConfigureAwait(false) is { } symbol && DocumentationCommentId.CreateDeclarationId(symbol) is { } id)
            {
                renames.Add((document.Project.Id, id, NewName(symbol, diagnostic)));
            }
        }

        foreach ((ProjectId project, string id, string name) in renames.OrderBy(rename => rename.Id[0] == 'T').ThenByDescending(rename => rename.Id.Length).ThenBy(rename => rename.Id, StringComparer.Ordinal))
        {
            Compilation? compilation = await solution.GetProject(project)!.GetCompilationAsync(cancelled).ConfigureAwait(false);
            if (DocumentationCommentId.GetFirstSymbolForDeclarationId(id, compilation!) is { } symbol)
            {
                solution = await Renamer.RenameSymbolAsync(solution, symbol, new SymbolRenameOptions(), name, cancelled).ConfigureAwait(false);
            }
        }

        return solution;
    }

    private static async Task<ISymbol?> SymbolAt(Document document, Diagnostic diagnostic, CancellationToken cancelled)
    {
        SemanticModel model = (await document.GetSemanticModelAsync(cancelled).ConfigureAwait(false))!;
        SyntaxNode root = await model.SyntaxTree.GetRootAsync(cancelled).ConfigureAwait(false);
        return model.GetDeclaredSymbol(root.FindNode(diagnostic.Location.SourceSpan), cancelled);
    }

    // Renaming changes other files, so documents cannot be fixed one by one and merged.
    private sealed class AllRenames : FixAllProvider
    {
        public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
        {
            RenameFix fix = (RenameFix)fixAllContext.CodeFixProvider;
            List<(Document, Diagnostic)> found = [.. await Found(fixAllContext).ConfigureAwait(false)];
            return CodeAction.Create("Rename all", cancelled => fix.Renamed(fixAllContext.Solution, found, cancelled), equivalenceKey: fix.GetType().Name);
        }

        private static async Task<IEnumerable<(Document, Diagnostic)>> Found(FixAllContext context)
        {
            if (context is { Scope: FixAllScope.Document, Document: { } document })
            {
                return (await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)).Select(diagnostic => (document, diagnostic));
            }

            List<(Document, Diagnostic)> found = [];
            foreach (Project project in context.Scope == FixAllScope.Solution ? context.Solution.Projects : [context.Project])
            {
                ImmutableArray<Diagnostic> all = await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
                found.AddRange(all.Where(diagnostic => diagnostic.Location.IsInSource).Select(diagnostic => (project.GetDocument(diagnostic.Location.SourceTree)!, diagnostic)));
            }

            return found;
        }
    }
}
