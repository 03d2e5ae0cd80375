// Reserved bits that no longer do more than read zero.
using Microsoft.CodeAnalysis.Text;
using SmmFirmwareKit.Mutations.Sites;

namespace SmmFirmwareKit.Mutations.Operators.Declarations;

internal sealed class ReservedRemoved : IMutationOperator
{
    public string Name => "reserved bits removed";

    public string Summary => "a `[Reserved]` taken away";

    public IEnumerable<Mutation> In(SourceFile file) =>
        from row in file.Named(Rows.Reserved)
        where CarriedOut.Writes(file, row)
        select Rows.Row(row, row.ToString(), "nothing", new TextChange(row.Parent!.Span, ""));
}
