// "Not" forgotten.
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmmFirmwareKit.Mutations.Sites;

namespace SmmFirmwareKit.Mutations.Operators.Rules;

internal sealed class NegationDropped : IMutationOperator
{
    public string Name => "negation dropped";

    public string Summary => "the operand of `!` or `~` without it";

    public IEnumerable<Mutation> In(SourceFile file) =>
        from expression in file.Nodes<PrefixUnaryExpressionSyntax>()
        where expression.Kind() is SyntaxKind.LogicalNotExpression or SyntaxKind.BitwiseNotExpression
        select Mutation.Replace(expression, expression.Operand.ToString());
}
