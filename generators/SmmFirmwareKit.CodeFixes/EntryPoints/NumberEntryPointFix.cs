// Gives an entry point an ordinal that no other of its class has.
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace SmmFirmwareKit.CodeFixes.EntryPoints;

/// <summary>SFK1008, SFK1009: the analyzer has found the number.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class NumberEntryPointFix : SyntaxFix
{
    private const string Ordinal = "Ordinal";

    public override ImmutableArray<string> FixableDiagnosticIds => ["SFK1008", "SFK1009"];

    protected override string Title(Diagnostic diagnostic) => "Write Ordinal = " + FreeOrdinal(diagnostic);

    protected override Action<SyntaxEditor>? Edit(SyntaxNode node, SemanticModel model, Diagnostic diagnostic)
    {
        AttributeSyntax? attribute = node.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.AttributeLists
            .SelectMany(list => list.Attributes)
            .FirstOrDefault(attribute => IsEntry(model.GetTypeInfo(attribute).Type));
        ExpressionSyntax ordinal = SyntaxFactory.ParseExpression(FreeOrdinal(diagnostic));
        return attribute is null ? null : editor => editor.ReplaceNode(attribute, (current, _) => Numbered((AttributeSyntax)current, ordinal));
    }

    private static string FreeOrdinal(Diagnostic diagnostic) => diagnostic.Properties["Free"]!;

    private static bool IsEntry(ITypeSymbol? type)
    {
        while (type is not null && !(type.Name == "EntryAttribute" && type.ContainingNamespace.ToDisplayString() == "SmmFirmwareKit.Efi"))
        {
            type = type.BaseType;
        }

        return type is not null;
    }

    private static AttributeSyntax Numbered(AttributeSyntax attribute, ExpressionSyntax ordinal)
    {
        AttributeArgumentSyntax? stated = attribute.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == Ordinal);
        return stated is null
            ? attribute.AddArgumentListArguments(Argument(ordinal, attribute.ArgumentList?.Arguments.Count > 0))
            : attribute.ReplaceNode(stated.Expression, ordinal.WithTriviaFrom(stated.Expression));
    }

    private static AttributeArgumentSyntax Argument(ExpressionSyntax ordinal, bool follows)
    {
        NameEqualsSyntax name = SyntaxFactory.NameEquals(
            SyntaxFactory.IdentifierName(Ordinal).WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space));
        AttributeArgumentSyntax argument = SyntaxFactory.AttributeArgument(name, nameColon: null, ordinal);
        return follows ? argument.WithLeadingTrivia(SyntaxFactory.Space) : argument;
    }
}
