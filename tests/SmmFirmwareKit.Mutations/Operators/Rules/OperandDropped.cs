// One of two conditions forgotten.
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmmFirmwareKit.Mutations.Sites;

namespace SmmFirmwareKit.Mutations.Operators.Rules;

internal sealed class OperandDropped : IMutationOperator
{
    public string Name => "condition dropped";

    public string Summary => "one side of `&&` or `||`";

    public IEnumerable<Mutation> In(SourceFile file) =>
        from expression in file.Nodes<BinaryExpressionSyntax>()
        where expression.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression
        from kept in new[] { expression.Left, expression.Right }
        select Mutation.Replace(expression, kept.ToString());
}
