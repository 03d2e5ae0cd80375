// Turns a static read-only field that holds a constant into the constant.
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace SmmFirmwareKit.CodeFixes.PortableSubset;

/// <summary>SFK3007: <c>static readonly uint Mask = 3</c> becomes <c>const uint Mask = 3</c>, which is a macro in C.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MakeConstantFix : SyntaxFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["SFK3007"];

    protected override string Title(Diagnostic diagnostic) => "Make it a constant";

    protected override Action<SyntaxEditor>? Edit(SyntaxNode node, SemanticModel model, Diagnostic diagnostic) =>
        node.FirstAncestorOrSelf<FieldDeclarationSyntax>() is { } field && field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword) && HoldsConstants(field, model)
            ? editor => editor.ReplaceNode(field, static (current, _) => Constant((FieldDeclarationSyntax)current))
            : null;

    private static bool HoldsConstants(FieldDeclarationSyntax field, SemanticModel model) =>
        field.Declaration.Variables.All(variable => variable.Initializer is { Value: { } value } && model.GetConstantValue(value).HasValue && CanBeConstant(model.GetTypeInfo(value).ConvertedType));

    private static bool CanBeConstant(ITypeSymbol? type) =>
        type is { TypeKind: TypeKind.Enum } or { SpecialType: >= SpecialType.System_Boolean and <= SpecialType.System_String };

    // Where `static` stood: `const` says both.
    private static FieldDeclarationSyntax Constant(FieldDeclarationSyntax field)
    {
        if (field.Modifiers.Any(SyntaxKind.ConstKeyword))
        {
            return field; // another variable of the same declaration
        }

        IEnumerable<SyntaxToken> others = field.Modifiers.Where(modifier => !modifier.IsKind(SyntaxKind.StaticKeyword) && !modifier.IsKind(SyntaxKind.ReadOnlyKeyword));
        SyntaxToken constant = SyntaxFactory.Token(SyntaxKind.ConstKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        SyntaxTokenList modifiers = [.. others, constant];
        return field.WithModifiers(modifiers).WithLeadingTrivia(field.GetLeadingTrivia());
    }
}
