// A field that a write treats otherwise.
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SmmFirmwareKit.Mutations.Sites;

namespace SmmFirmwareKit.Mutations.Operators.Declarations;

internal sealed class AccessKindWrong : IMutationOperator
{
    public string Name => "wrong access kind";

    public string Summary => "`ReadWrite` becomes `ReadOnly` or `WriteOneToClear`, every other kind `ReadWrite`";

    public IEnumerable<Mutation> In(SourceFile file) =>
        from row in file.Named(Rows.Register, Rows.Bits, Rows.Reserved)
        where CarriedOut.Writes(file, row)
        from mutation in Of(row)
        select mutation;

    private static IEnumerable<Mutation> Of(AttributeSyntax row)
    {
        ExpressionSyntax? kind = row.ArgumentList!.Arguments.Select(argument => argument.Expression).FirstOrDefault(expression => Others(expression.ToString()).Length > 0);
        if (kind is not null)
        {
            return Others(kind.ToString()).Select(other => Rows.Row(row, kind.ToString(), other, new TextChange(kind.Span, other)));
        }

        // Without fields and without a kind of its own a register is read-only.
        bool plain = row.Name.ToString() is Rows.Register && !Rows.FieldsOf(row).Any();
        return plain ? [Rows.Set(row, "Access", "ReadWrite")] : [];
    }

    private static string[] Others(string kind) => kind switch
    {
        "ReadWrite" => ["ReadOnly", "WriteOneToClear"],
        "ReadOnly" or "WriteOneToClear" or "WriteOneToSet" or "WriteOnce" or "WriteOnly" => ["ReadWrite"],
        _ => [],
    };
}
