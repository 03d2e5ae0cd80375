// What a device leaves to its declaration: only there do access kinds, offsets and reset domains decide anything.
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmmFirmwareKit.Mutations.Sites;

namespace SmmFirmwareKit.Mutations.Operators.Declarations;

internal static class CarriedOut
{
    private const string RegisterFile = "RegisterFile";
    private static readonly ConditionalWeakTable<Compilation, Calls> s_calls = [];

    /// <summary>Whether the row's block, or one derived from it, has its writes carried out by <c>RegisterFile.Write</c>.</summary>
    public static bool Writes(SourceFile file, AttributeSyntax row) => Has(file, row, "Write");

    /// <summary>Whether the row's block, or one derived from it, is ever reset as far as a system reset reaches.</summary>
    public static bool SystemReset(SourceFile file, AttributeSyntax row) => Has(file, row, "Reset ResetDomain.System");

    /// <summary>Whether code asks for the register's offset by name.</summary>
    public static bool AsksForOffset(SourceFile file, AttributeSyntax row) => row.Parent!.Parent is MemberDeclarationSyntax register
        && Of(file).Names.Overlaps([$"{NameOf(register)}Offset", $"Touches{NameOf(register)}"]);

    /// <summary>Whether what the register holds can be seen: through <c>RegisterFile</c>, or because code reads one of its members.</summary>
    public static bool IsSeen(SourceFile file, AttributeSyntax row) => Writes(file, row)
        || (row.Parent!.Parent is MemberDeclarationSyntax register && Of(file).Read.Any(name => name.StartsWith(NameOf(register), StringComparison.Ordinal)));

    /// <summary>Whether code mentions a name.</summary>
    public static bool Mentions(SourceFile file, string name) => Of(file).Names.Contains(name);

    private static string NameOf(MemberDeclarationSyntax register) => register switch
    {
        PropertyDeclarationSyntax property => property.Identifier.Text,
        MethodDeclarationSyntax method => method.Identifier.Text,
        _ => "",
    };

    private static bool Has(SourceFile file, AttributeSyntax row, string call) =>
        file.Meaning.GetDeclaredSymbol(row.FirstAncestorOrSelf<TypeDeclarationSyntax>()!) is { } block && Of(file).OfBlocks.Contains((block.Name, call));

    private static Calls Of(SourceFile file) => s_calls.GetValue(file.Meaning.Compilation, Find);

    private static Calls Find(Compilation compilation)
    {
        SyntaxTree[] trees = [.. compilation.SyntaxTrees.Where(tree => Scope.Includes(tree.FilePath))];
        IEnumerable<(string, string)> calls =
            from tree in trees
            let meaning = compilation.GetSemanticModel(tree)
            from call in tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>()
            where call.Expression is MemberAccessExpressionSyntax { Name.Identifier.Text: "Write" or "Reset" }
            let member = (MemberAccessExpressionSyntax)call.Expression
            where string.Equals(meaning.GetSymbolInfo(call).Symbol?.ContainingType.Name, RegisterFile, StringComparison.Ordinal)
            let argument = member.Name.Identifier.Text is "Reset" ? " " + call.ArgumentList.Arguments[0] : ""
            from type in Chain(meaning.GetTypeInfo(member.Expression).Type)
            select (type.Name, member.Name.Identifier.Text + argument);
        IdentifierNameSyntax[] names = [.. trees.SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<IdentifierNameSyntax>())];
        return new Calls([.. calls], [.. names.Select(name => name.Identifier.Text)], [.. names.Where(IsRead).Select(name => name.Identifier.Text)]);
    }

    // Neither the target of an assignment nor in what saves and loads.
    private static bool IsRead(IdentifierNameSyntax name)
    {
        ExpressionSyntax whole = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        bool isTarget = whole.Parent is AssignmentExpressionSyntax assignment && assignment.Left == whole && assignment.IsKind(SyntaxKind.SimpleAssignmentExpression);
        return !isTarget && !name.Ancestors().Any(Scope.IsCheckpointing);
    }

    private static IEnumerable<ITypeSymbol> Chain(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            yield return type;
        }
    }

    private sealed record Calls(HashSet<(string Block, string Call)> OfBlocks, HashSet<string> Names, HashSet<string> Read);
}
