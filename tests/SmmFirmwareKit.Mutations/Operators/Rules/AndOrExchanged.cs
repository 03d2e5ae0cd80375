// All instead of any, any instead of all.
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmmFirmwareKit.Mutations.Sites;

namespace SmmFirmwareKit.Mutations.Operators.Rules;

internal sealed class AndOrExchanged : IMutationOperator
{
    public string Name => "and, or exchanged";

    public string Summary => "`&&` and `||`, `&` and `|`";

    public IEnumerable<Mutation> In(SourceFile file) =>
        from expression in file.Nodes<BinaryExpressionSyntax>()
        let other = Other(expression.Kind())
        where other.Length > 0
        select Mutation.Replace(expression, expression.OperatorToken, other);

    private static string Other(SyntaxKind kind) => kind switch
    {
        SyntaxKind.LogicalAndExpression => "||",
        SyntaxKind.LogicalOrExpression => "&&",
        SyntaxKind.BitwiseAndExpression => "|",
        SyntaxKind.BitwiseOrExpression => "&",
        _ => "",
    };
}
