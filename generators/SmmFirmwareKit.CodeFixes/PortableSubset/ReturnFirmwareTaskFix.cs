// Turns an asynchronous method of the host into a firmware function.
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace SmmFirmwareKit.CodeFixes.PortableSubset;

/// <summary>SFK3016 at a declaration: <c>async Task&lt;T&gt;</c> and <c>async void</c> become <c>FirmwareTask</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ReturnFirmwareTaskFix : SyntaxFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["SFK3016"];

    protected override string Title(Diagnostic diagnostic) => "Return FirmwareTask";

    protected override Action<SyntaxEditor>? Edit(SyntaxNode node, SemanticModel model, Diagnostic diagnostic) =>
        node is MethodDeclarationSyntax method && FirmwareTask(method.ReturnType) is { } type
            ? editor => editor.ReplaceNode(method.ReturnType, type.WithTriviaFrom(method.ReturnType))
            : null;

    // Null for a type with more than one argument: it is no task.
    private static TypeSyntax? FirmwareTask(TypeSyntax returned) => Last(returned) switch
    {
        GenericNameSyntax { TypeArgumentList.Arguments.Count: 1 } generic => generic.WithIdentifier(SyntaxFactory.Identifier("FirmwareTask")),
        GenericNameSyntax => null,
        _ => SyntaxFactory.IdentifierName("FirmwareTask"),
    };

    private static TypeSyntax Last(TypeSyntax type) => type is QualifiedNameSyntax qualified ? qualified.Right : type;
}
