// Puts CpuPause into a spin loop.
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;

namespace SmmFirmwareKit.CodeFixes.Concurrency;

/// <summary>SFK4004: at the end of the loop, where EDK2 has it; before everything else if some turn would not come to the end.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class PauseInSpinLoopFix : SyntaxFix
{
    private const string BaseLib = "SmmFirmwareKit.Efi.IBaseLib";

    public override ImmutableArray<string> FixableDiagnosticIds => ["SFK4004"];

    protected override string Title(Diagnostic diagnostic) => "Pause in the loop with CpuPause";

    protected override Action<SyntaxEditor>? Edit(SyntaxNode node, SemanticModel model, Diagnostic diagnostic) =>
        node.FirstAncestorOrSelf<StatementSyntax>() is { } loop && Body(loop) is { } body && Library(model, loop.SpanStart) is { } library
            ? editor => editor.ReplaceNode(body, (current, _) => WithPause((StatementSyntax)current, Pause(library)))
            : null;

    private static StatementSyntax? Body(StatementSyntax loop) => loop switch
    {
        WhileStatementSyntax statement => statement.Statement,
        DoStatementSyntax statement => statement.Statement,
        ForStatementSyntax statement => statement.Statement,
        _ => null,
    };

    // A firmware class reaches its library instances through a property, a field or a parameter.
    private static string? Library(SemanticModel model, int position) => model.LookupSymbols(position)
        .Where(symbol => symbol is IPropertySymbol or IFieldSymbol or IParameterSymbol && TypeOf(symbol)?.ToDisplayString() == BaseLib)
        .Select(symbol => symbol.Name)
        .OrderBy(name => name, StringComparer.Ordinal)
        .FirstOrDefault();

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        IPropertySymbol property => property.Type,
        IFieldSymbol field => field.Type,
        IParameterSymbol parameter => parameter.Type,
        _ => null,
    };

    private static StatementSyntax Pause(string library) => SyntaxFactory.ParseStatement("await " + library + ".CpuPause();").WithTrailingTrivia(SyntaxFactory.ElasticLineFeed).WithAdditionalAnnotations(Formatter.Annotation);

    private static StatementSyntax WithPause(StatementSyntax body, StatementSyntax pause) => body switch
    {
        BlockSyntax block when block.DescendantNodes().OfType<ContinueStatementSyntax>().Any() => block.WithStatements(block.Statements.Insert(0, pause)),
        BlockSyntax block => block.AddStatements(pause),
        EmptyStatementSyntax => Block(body, pause),
        _ => Block(body, body.WithoutTrivia(), pause),
    };

    private static BlockSyntax Block(StatementSyntax body, params StatementSyntax[] statements) =>
        SyntaxFactory.Block(statements).WithTriviaFrom(body).WithAdditionalAnnotations(Formatter.Annotation);
}
