// A range of ports that takes accesses it should cut or refuse.
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SmmFirmwareKit.Mutations.Sites;

namespace SmmFirmwareKit.Mutations.Operators.Rules;

internal sealed class WidthRuleDropped : IMutationOperator
{
    public string Name => "width rule dropped";

    public string Summary => "a width that a range of ports accepts, or into which it cuts, taken away";

    public IEnumerable<Mutation> In(SourceFile file) =>
        from argument in file.Nodes<ArgumentSyntax>()
        where argument.NameColon?.Name.Identifier.Text is "MinWidth" or "MaxWidth" or "PieceMin" or "PieceMax"
        let start = argument.GetFirstToken().GetPreviousToken().SpanStart
        select new Mutation(argument, argument.Parent!.Parent!.ToString(), $"without {argument}", new TextChange(TextSpan.FromBounds(start, argument.Span.End), ""));
}
