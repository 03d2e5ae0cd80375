// Finds every place of every kind of mistake that is in scope.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmmFirmwareKit.Mutations.Model;
using SmmFirmwareKit.Mutations.Operators;

namespace SmmFirmwareKit.Mutations.Sites;

internal static class SiteFinder
{
    /// <summary>All sites of a model, by operator, file and position.</summary>
    public static IReadOnlyList<Site> All(HardwareModel model)
    {
        SourceFile[] files = [.. model.Sources
            .Where(tree => Scope.Includes(tree.FilePath))
            .Select(tree => new SourceFile(tree.FilePath, tree.GetRoot(), model.Complete.GetSemanticModel(tree)))];
        return [.. OperatorList.All.SelectMany(kind => files.SelectMany(file => In(kind, file)))];
    }

    /// <summary>The sites of one operator in one file, in scope or not.</summary>
    public static IEnumerable<Site> In(IMutationOperator kind, SourceFile file) => kind.In(file)
        .Where(mutation => Scope.Includes(mutation, file.Meaning))
        .Select(mutation => new Site(kind.Name, file.Path, BlockOf(file.Path), PlaceOf(mutation.At), mutation.Before, mutation.After, mutation.Changes));

    // MchRegisters.cs and Mch.cs are about one device, as are the parts of a class.
    private static string BlockOf(string path)
    {
        string name = Path.GetFileName(path).Split('.')[0];
        return name.EndsWith("Registers", StringComparison.Ordinal) ? name[..^"Registers".Length] : name;
    }

    private static string PlaceOf(SyntaxNode node)
    {
        MemberDeclarationSyntax? member = node.FirstAncestorOrSelf<MemberDeclarationSyntax>(ancestor => ancestor is not (BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax));
        string type = node.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>()?.Identifier.Text ?? "";
        return member is null ? type : $"{type}.{NameOf(member)}";
    }

    private static string NameOf(MemberDeclarationSyntax member) => member switch
    {
        PropertyDeclarationSyntax property => property.Identifier.Text,
        MethodDeclarationSyntax method => method.Identifier.Text,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.Text,
        FieldDeclarationSyntax field => field.Declaration.Variables[0].Identifier.Text,
        EnumMemberDeclarationSyntax value => value.Identifier.Text,
        _ => member.GetType().Name,
    };
}
