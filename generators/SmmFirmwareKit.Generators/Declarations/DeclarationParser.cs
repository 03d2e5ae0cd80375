// Checks that a generated part can be added to a type, and says how to reopen it.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmmFirmwareKit.Generators.Declarations;

internal static class DeclarationParser
{
    /// <summary>The declaration, or null after reporting that the type is not partial or has an unsupported shape.</summary>
    public static DeclarationSpec? Parse(INamedTypeSymbol type, DiagnosticDescriptor notPartial, DiagnosticDescriptor shape, Action<Diagnostic> report)
    {
        List<string> headers = [];
        List<string> names = [];
        for (INamedTypeSymbol? part = type; part is not null; part = part.ContainingType)
        {
            if (Refusal(part, notPartial, shape) is { } refused)
            {
                report(Diagnostic.Create(refused, FirstLocation(type), type.Name, part.Name));
                return null;
            }

            headers.Insert(0, "partial " + Keyword(part) + " " + Text.CSharpName.Identifier(part.Name));
            names.Insert(0, part.Name);
        }

        string space = type.ContainingNamespace is { IsGlobalNamespace: false } known ? known.ToDisplayString() : "";
        return new(space, new([.. headers]), string.Join(".", names), Visibility.Of(type) == Visible.Everywhere);
    }

    public static Location FirstLocation(ISymbol symbol) => symbol.Locations.FirstOrDefault() ?? Location.None;

    private static DiagnosticDescriptor? Refusal(INamedTypeSymbol type, DiagnosticDescriptor notPartial, DiagnosticDescriptor shape)
    {
        if (type.IsGenericType || type.IsFileLocal)
        {
            return shape;
        }

        return type.DeclaringSyntaxReferences.All(reference => IsPartial(reference.GetSyntax())) ? null : notPartial;
    }

    private static bool IsPartial(SyntaxNode node) =>
        node is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword);

    private static string Keyword(INamedTypeSymbol type) => (type.TypeKind, type.IsRecord) switch
    {
        (TypeKind.Struct, true) => "record struct",
        (TypeKind.Struct, false) => "struct",
        (TypeKind.Interface, _) => "interface",
        (_, true) => "record",
        _ => "class",
    };
}
