// Something the device forgets to do.
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmmFirmwareKit.Mutations.Sites;

namespace SmmFirmwareKit.Mutations.Operators.Rules;

internal sealed class StatementRemoved : IMutationOperator
{
    public string Name => "statement removed";

    public string Summary => "an assignment or a call";

    public IEnumerable<Mutation> In(SourceFile file) =>
        from statement in file.Nodes<ExpressionStatementSyntax>()
        select Mutation.Replace(statement, ";");
}
