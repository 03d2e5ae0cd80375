// Marks a class with the EDK2 file that its own place in the tree mirrors.
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace SmmFirmwareKit.CodeFixes.Correspondence;

/// <summary>
/// SFK5001: in <c>modules/UefiCpuPkg/PiSmmCpuDxeSmm/MpService.Ap.cs</c> that is <c>UefiCpuPkg/PiSmmCpuDxeSmm/MpService.c</c>. Offered in
/// folders of a package only, and in one file of the class: elsewhere only the author knows.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class StateSourceFix : SyntaxFix
{
    private const string Namespace = "SmmFirmwareKit.Efi.";

    public override ImmutableArray<string> FixableDiagnosticIds => ["SFK5001"];

    protected override string Title(Diagnostic diagnostic) => $"Mark the class [Edk2(\"{Twin(diagnostic.Location.SourceTree!.FilePath)}\")]";

    protected override Action<SyntaxEditor>? Edit(SyntaxNode node, SemanticModel model, Diagnostic diagnostic) =>
        Twin(model.SyntaxTree.FilePath) is { } path
        && node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type
        && model.GetDeclaredSymbol(type) is { } symbol && MainFile(symbol) == model.SyntaxTree.FilePath
            ? editor => editor.ReplaceNode(type, (current, _) => Marked((TypeDeclarationSyntax)current, Attribute(model, type.SpanStart, path)))
            : null;

    private static string? Twin(string file)
    {
        string[] parts = file.Split('/', '\\');
        int package = Array.FindIndex(parts, part => part.EndsWith("Pkg", StringComparison.Ordinal));
        return package < 0 ? null : string.Join("/", parts.Skip(package).Take(parts.Length - package - 1).Append(parts[parts.Length - 1].Split('.')[0] + ".c"));
    }

    // MpService.cs, not MpService.Ap.cs: the attribute may stand on one part only.
    private static string MainFile(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Select(reference => reference.SyntaxTree.FilePath).OrderBy(path => path.Length).ThenBy(path => path, StringComparer.Ordinal).First();

    private static string Attribute(SemanticModel model, int position, string path) =>
        (model.LookupNamespacesAndTypes(position, name: "Edk2Attribute").Length > 0 ? "" : Namespace) + $"Edk2(\"{path}\")";

    // Fix All comes here for each function of the class.
    private static TypeDeclarationSyntax Marked(TypeDeclarationSyntax type, string attribute)
    {
        if (type.AttributeLists.Any(list => list.Attributes.Any(other => other.ToString() == attribute)))
        {
            return type;
        }

        SyntaxToken first = type.GetFirstToken();
        SyntaxTriviaList indent = [.. first.LeadingTrivia.Reverse().TakeWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia))];
        AttributeListSyntax list = Parsed(attribute).WithLeadingTrivia(first.LeadingTrivia).WithTrailingTrivia(SyntaxFactory.ElasticLineFeed);
        TypeDeclarationSyntax rest = type.ReplaceToken(first, first.WithLeadingTrivia(indent));
        return (TypeDeclarationSyntax)rest.WithAttributeLists(rest.AttributeLists.Insert(0, list));
    }

    private static AttributeListSyntax Parsed(string attribute) =>
        ((TypeDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration("[" + attribute + "] class C { }")!).AttributeLists[0];
}
