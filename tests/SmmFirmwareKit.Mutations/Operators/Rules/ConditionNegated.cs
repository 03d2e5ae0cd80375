// A decision taken the other way round.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmmFirmwareKit.Mutations.Sites;

namespace SmmFirmwareKit.Mutations.Operators.Rules;

internal sealed class ConditionNegated : IMutationOperator
{
    public string Name => "condition negated";

    public string Summary => "of an `if`, of `?:`, or of a property or function that is one condition";

    public IEnumerable<Mutation> In(SourceFile file) => file.Root.DescendantNodes().Select(ConditionOf).OfType<ExpressionSyntax>().Select(condition => Mutation.Replace(condition, $"!({condition})"));

    private static ExpressionSyntax? ConditionOf(SyntaxNode node) => node switch
    {
        IfStatementSyntax statement => Plain(statement.Condition),
        ConditionalExpressionSyntax choice => choice.Condition,
        PropertyDeclarationSyntax { Type: PredefinedTypeSyntax { Keyword.Text: "bool" }, ExpressionBody: { } body } => body.Expression,
        MethodDeclarationSyntax { ReturnType: PredefinedTypeSyntax { Keyword.Text: "bool" }, ExpressionBody: { } body } => body.Expression,
        _ => null,
    };

    // What a pattern declares would not be assigned.
    private static ExpressionSyntax? Plain(ExpressionSyntax condition) => condition.DescendantNodes().OfType<VariableDesignationSyntax>().Any() ? null : condition;
}
