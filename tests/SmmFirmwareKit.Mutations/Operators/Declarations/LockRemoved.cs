// A field that its lock no longer holds.
using SmmFirmwareKit.Mutations.Sites;

namespace SmmFirmwareKit.Mutations.Operators.Declarations;

internal sealed class LockRemoved : IMutationOperator
{
    public string Name => "lock removed";

    public string Summary => "`LockedBy` taken away";

    public IEnumerable<Mutation> In(SourceFile file) =>
        from row in file.Named(Rows.Bits, Rows.Reserved)
        let setting = row.Setting("LockedBy")
        where setting is not null && CarriedOut.Writes(file, row)
        select Rows.Remove(row, setting);
}
