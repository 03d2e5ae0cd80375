// A border that belongs to the wrong side, or equal for unequal.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmmFirmwareKit.Mutations.Sites;

namespace SmmFirmwareKit.Mutations.Operators.Rules;

internal sealed class ComparisonWrong : IMutationOperator
{
    public string Name => "comparison off by one";

    public string Summary => "`<` and `<=`, `>` and `>=`, `==` and `!=` exchanged, in patterns too";

    public IEnumerable<Mutation> In(SourceFile file) =>
        from node in file.Root.DescendantNodes()
        let sign = SignOf(node)
        let other = Other(sign.Text)
        where other.Length > 0
        select Mutation.Replace(node, sign, other);

    private static SyntaxToken SignOf(SyntaxNode node) => node switch
    {
        BinaryExpressionSyntax expression => expression.OperatorToken,
        RelationalPatternSyntax pattern => pattern.OperatorToken,
        _ => default,
    };

    private static string Other(string? sign) => sign switch
    {
        "<" => "<=",
        "<=" => "<",
        ">" => ">=",
        ">=" => ">",
        "==" => "!=",
        "!=" => "==",
        _ => "",
    };
}
