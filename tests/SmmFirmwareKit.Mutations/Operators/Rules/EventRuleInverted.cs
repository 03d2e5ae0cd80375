// A rule of the event order applied the other way round.
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmmFirmwareKit.Mutations.Sites;

namespace SmmFirmwareKit.Mutations.Operators.Rules;

internal sealed class EventRuleInverted : IMutationOperator
{
    public string Name => "event rule inverted";

    public string Summary => "a property of `EventOrder` negated where a processor asks for it";

    public IEnumerable<Mutation> In(SourceFile file) =>
        from access in file.Nodes<MemberAccessExpressionSyntax>()
        where access.Expression is IdentifierNameSyntax { Identifier.Text: "Rules" } && access.Parent is not PrefixUnaryExpressionSyntax
        select Mutation.Replace(access, $"!{access}");
}
