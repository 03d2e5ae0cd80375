// Turns a foreach over a table or a text into a counted loop.
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace SmmFirmwareKit.CodeFixes.PortableSubset;

/// <summary>SFK3011: <c>foreach (uint msr in Table)</c> becomes <c>for (int index = 0; ...)</c> with <c>uint msr = Table[index];</c> first.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class CountedLoopFix : SyntaxFix
{
    private const string Indentation = "    ";

    public override ImmutableArray<string> FixableDiagnosticIds => ["SFK3011"];

    protected override string Title(Diagnostic diagnostic) => "Count with a for loop";

    // A table is a property of constants and a text a parameter: to name them again reads nothing twice.
    protected override Action<SyntaxEditor>? Edit(SyntaxNode node, SemanticModel model, Diagnostic diagnostic) =>
        node is ForEachStatementSyntax { Expression: IdentifierNameSyntax or MemberAccessExpressionSyntax, Statement: BlockSyntax, AwaitKeyword.RawKind: 0 } loop && ElementOf(model.GetTypeInfo(loop.Expression).Type) is { } element
            ? editor => editor.ReplaceNode(loop, (current, _) => Counted((ForEachStatementSyntax)current, element.ToMinimalDisplayString(model, loop.SpanStart), Counter(loop, model)))
            : null;

    private static ITypeSymbol? ElementOf(ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol { MetadataName: "ReadOnlySpan`1", ContainingNamespace.Name: "System" } span => span.TypeArguments[0],
        { SpecialType: SpecialType.System_String } => type.GetMembers("this[]").OfType<IPropertySymbol>().Single().Type,
        _ => null,
    };

    // A name that means nothing where the loop stands, and that no loop around it takes.
    private static string Counter(ForEachStatementSyntax loop, SemanticModel model)
    {
        int around = loop.Ancestors().OfType<ForEachStatementSyntax>().Count();
        string name = "index" + (around == 0 ? "" : around.ToString(System.Globalization.CultureInfo.InvariantCulture));
        while (model.LookupSymbols(loop.Statement.SpanStart, name: name).Length > 0)
        {
            name += "_";
        }

        return name;
    }

    private static StatementSyntax Counted(ForEachStatementSyntax loop, string element, string counter)
    {
        string head = $"for (int {counter} = 0; {counter} < {loop.Expression}.Length; {counter}++)";
        string first = $"{element} {loop.Identifier.Text} = {loop.Expression}[{counter}];";
        string body = loop.CloseParenToken.TrailingTrivia.ToFullString() + loop.Statement.ToFullString();
        int brace = body.IndexOf('{') + 1;
        string before = body.Substring(0, brace);
        string after = body.Substring(brace);
        string line = after.TrimStart(' ').StartsWith("\n", StringComparison.Ordinal) ? "\n" + MarginOf(before) + Indentation + first : " " + first;
        return SyntaxFactory.ParseStatement(head + before + line + after).WithTriviaFrom(loop);
    }

    private static string MarginOf(string before) => before.Substring(before.LastIndexOf('\n') + 1).TrimEnd('{');
}
