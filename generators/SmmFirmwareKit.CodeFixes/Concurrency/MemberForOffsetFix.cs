// Names the member instead of its offset.
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace SmmFirmwareKit.CodeFixes.Concurrency;

/// <summary>SFK4005: <c>p.Address + 0x10</c> becomes <c>p.Member.Address</c>, and a Field made of it becomes <c>p.Member</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MemberForOffsetFix : SyntaxFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["SFK4005"];

    protected override string Title(Diagnostic diagnostic) => "Write " + diagnostic.Properties["Place"] + "." + diagnostic.Properties["Member"];

    protected override Action<SyntaxEditor>? Edit(SyntaxNode node, SemanticModel model, Diagnostic diagnostic)
    {
        if (node.FirstAncestorOrSelf<BinaryExpressionSyntax>() is not { } sum)
        {
            return null;
        }

        string member = diagnostic.Properties["Place"] + "." + diagnostic.Properties["Member"];
        (ExpressionSyntax replaced, string text) = FieldOf(sum, model, diagnostic) is { } field ? (field, member) : (sum, member + ".Address");
        return editor => editor.ReplaceNode(replaced, (_, _) => SyntaxFactory.ParseExpression(text).WithTriviaFrom(replaced));
    }

    // Only where the Field has the member's type: another width may be meant.
    private static ExpressionSyntax? FieldOf(ExpressionSyntax sum, SemanticModel model, Diagnostic diagnostic) =>
        sum.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Arguments.Count: 1, Parent: BaseObjectCreationExpressionSyntax creation } }
        && model.GetTypeInfo(creation).Type is INamedTypeSymbol { Name: "Field", TypeArguments.Length: 1 } place
        && place.TypeArguments[0].ToDisplayString() == diagnostic.Properties["Type"]
            ? creation : null;
}
