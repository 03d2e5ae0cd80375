// One bit of a register's reset value flipped.
using SmmFirmwareKit.Mutations.Sites;

namespace SmmFirmwareKit.Mutations.Operators.Declarations;

internal sealed class ResetValueWrong : IMutationOperator
{
    public string Name => "wrong reset value";

    public string Summary => "one bit of `Reset` or `[ResetValue]` flipped";

    public IEnumerable<Mutation> In(SourceFile file) => [.. Registers(file), .. Overrides(file)];

    private static IEnumerable<Mutation> Registers(SourceFile file) =>
        from row in file.Named(Rows.Register)
        let setting = row.Setting("Reset")
        let value = setting is null ? 0 : file.NumberIn(setting)
        where value is not null && CarriedOut.IsSeen(file, row)
        from bit in Enumerable.Range(0, Rows.WidthOf(row))
        select Rows.Set(row, "Reset", Rows.Hex(value.Value ^ (1UL << bit)));

    private static IEnumerable<Mutation> Overrides(SourceFile file) =>
        from row in file.Named(Rows.ResetValue)
        let value = file.NumberIn(row.Positional()[1])
        where value is not null
        from bit in Enumerable.Range(0, value > byte.MaxValue ? 32 : 8)
        let old = row.Positional()[1].Expression
        let after = Rows.Hex(value.Value ^ (1UL << bit))
        select Rows.Row(row, old.ToString(), after, new Microsoft.CodeAnalysis.Text.TextChange(old.Span, after));
}
