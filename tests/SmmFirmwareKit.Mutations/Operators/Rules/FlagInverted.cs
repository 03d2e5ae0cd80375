// True for false, and a rule of EventOrder read the other way round.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmmFirmwareKit.Mutations.Sites;

namespace SmmFirmwareKit.Mutations.Operators.Rules;

internal sealed class FlagInverted : IMutationOperator
{
    public string Name => "flag inverted";

    public string Summary => "`true` and `false` exchanged";

    public IEnumerable<Mutation> In(SourceFile file) =>
        from literal in file.Nodes<LiteralExpressionSyntax>()
        where literal.Kind() is SyntaxKind.TrueLiteralExpression or SyntaxKind.FalseLiteralExpression
        let shown = literal.Parent is AssignmentExpressionSyntax or ArgumentSyntax ? literal.Parent : literal
        select Mutation.Replace(shown, literal.Token, literal.IsKind(SyntaxKind.TrueLiteralExpression) ? "false" : "true");
}
