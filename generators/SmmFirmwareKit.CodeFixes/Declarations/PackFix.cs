// Packs a structure as EDK2 does: #pragma pack (1).
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace SmmFirmwareKit.CodeFixes.Declarations;

/// <summary>SFK2005: who states a packing means a packed structure; natural alignment needs no <c>Pack</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class PackFix : SyntaxFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["SFK2005"];

    protected override string Title(Diagnostic diagnostic) => "Set Pack = 1, as #pragma pack (1) does";

    protected override Action<SyntaxEditor>? Edit(SyntaxNode node, SemanticModel model, Diagnostic diagnostic) =>
        Attributes.Of(node, "FirmwareStructure")?.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.Text == "Pack") is { } pack
            ? editor => editor.ReplaceNode(pack.Expression, SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(1)))
            : null;
}
