// Leaves the layout of a structure to the generator.
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace SmmFirmwareKit.CodeFixes.Declarations;

/// <summary>SFK2006: the generator states <c>[StructLayout]</c> itself, from <c>[FirmwareStructure]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RemoveStructLayoutFix : SyntaxFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["SFK2006"];

    protected override string Title(Diagnostic diagnostic) => "Remove [StructLayout]: the generator states it";

    protected override Action<SyntaxEditor>? Edit(SyntaxNode node, SemanticModel model, Diagnostic diagnostic)
    {
        if (Attributes.Of(node, "StructLayout") is not { Parent: AttributeListSyntax list } attribute)
        {
            return null;
        }

        return editor => editor.RemoveNode(list.Attributes.Count == 1 ? list : attribute, SyntaxRemoveOptions.KeepNoTrivia);
    }
}
