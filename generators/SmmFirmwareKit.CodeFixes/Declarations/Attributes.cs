// Finds an attribute in the source of a type.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmmFirmwareKit.CodeFixes.Declarations;

internal static class Attributes
{
    /// <summary>The attribute of the type at <paramref name="node"/>, written with or without its suffix and namespace.</summary>
    public static AttributeSyntax? Of(SyntaxNode node, string name) =>
        node.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.AttributeLists
            .SelectMany(list => list.Attributes)
            .FirstOrDefault(attribute => attribute.Name.ToString().Split('.').Last() is var last && (last == name || last == name + "Attribute"));
}
