// Applies a code fix as an IDE would, one diagnostic at a time and with Fix All, and checks what is left.
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using SmmFirmwareKit.Generators.Tests.InProcess;

namespace SmmFirmwareKit.Generators.Tests.CodeFixes;

internal static class FixVerifier
{
    // A fix that never cures its diagnostic is caught here.
    private const int MostFixes = 20;

    /// <summary>
    /// Both ways lead from <paramref name="source"/> to <paramref name="expected"/>, which compiles and no longer reports <paramref name="id"/>.
    /// Sources are members of namespace Example, as in <see cref="Compile.Tree"/>.
    /// </summary>
    public static async Task Fixes(CodeFixProvider fix, string id, string source, string expected, string file = FixWorkspace.File)
    {
        using FixWorkspace workspace = new(source, file);
        Assert.NotEmpty(await FixWorkspace.Reported(workspace.Document, id));
        Document oneByOne = await FixOneByOne(fix, id, workspace.Document);
        Assert.Equal(expected, await FixWorkspace.Members(oneByOne), ignoreLineEndingDifferences: true);
        Assert.Empty(await FixWorkspace.CompilerErrors(oneByOne));
        Document atOnce = await FixAll(fix, id, workspace.Document);
        Assert.Equal(expected, await FixWorkspace.Members(atOnce), ignoreLineEndingDifferences: true);
    }

    /// <summary>The id is reported, but no fix is offered: only the author knows what is meant.</summary>
    public static async Task IsNotOffered(CodeFixProvider fix, string id, string source, string file = FixWorkspace.File)
    {
        using FixWorkspace workspace = new(source, file);
        ImmutableArray<Diagnostic> reported = await FixWorkspace.Reported(workspace.Document, id);
        Assert.NotEmpty(reported);
        Assert.Empty(await Actions(fix, workspace.Document, reported[0]));
    }

    private static async Task<Document> FixOneByOne(CodeFixProvider fix, string id, Document document)
    {
        Document current = document;
        for (int applied = 0; applied <= MostFixes; applied++)
        {
            if (await FixWorkspace.Reported(current, id) is not [Diagnostic first, ..])
            {
                return current;
            }

            CodeAction action = Assert.Single(await Actions(fix, current, first));
            current = await Changed(action, current);
        }

        throw new InvalidOperationException($"{fix.GetType().Name} still leaves {id} after {MostFixes} fixes:\n{await FixWorkspace.Members(current)}");
    }

    private static async Task<Document> FixAll(CodeFixProvider fix, string id, Document document)
    {
        ImmutableArray<Diagnostic> reported = await FixWorkspace.Reported(document, id);
        CodeAction action = Assert.Single(await Actions(fix, document, reported[0]));
        FixAllContext context = new(document, fix, FixAllScope.Document, action.EquivalenceKey, [id], new KnownDiagnostics(reported), CancellationToken.None);
        CodeAction? all = await fix.GetFixAllProvider()!.GetFixAsync(context);
        Assert.NotNull(all);
        return await Changed(all, document);
    }

    private static async Task<CodeAction[]> Actions(CodeFixProvider fix, Document document, Diagnostic diagnostic)
    {
        List<CodeAction> actions = [];
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return [.. actions];
    }

    private static async Task<Document> Changed(CodeAction action, Document document)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(CancellationToken.None);
        ApplyChangesOperation change = Assert.Single(operations.OfType<ApplyChangesOperation>());
        return change.ChangedSolution.GetDocument(document.Id)!;
    }

    /// <summary>What Fix All asks for: the diagnostics that were reported.</summary>
    private sealed class KnownDiagnostics(ImmutableArray<Diagnostic> reported) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(reported);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(reported);
    }
}
