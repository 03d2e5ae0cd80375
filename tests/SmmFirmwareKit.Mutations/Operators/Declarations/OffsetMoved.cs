// A register in front of or behind its place.
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SmmFirmwareKit.Mutations.Sites;

namespace SmmFirmwareKit.Mutations.Operators.Declarations;

internal sealed class OffsetMoved : IMutationOperator
{
    public string Name => "register moved";

    public string Summary => "the offset of `[Register]` one register width up or down";

    public IEnumerable<Mutation> In(SourceFile file) =>
        from row in file.Named(Rows.Register)
        let old = row.Positional()[1].Expression
        where old is LiteralExpressionSyntax && ((CarriedOut.Writes(file, row) && !IsNothing(file, row)) || CarriedOut.AsksForOffset(file, row))
        let offset = file.NumberIn(row.Positional()[1])!.Value
        let width = (ulong)Rows.WidthOf(row) / 8
        from moved in offset >= width ? new[] { offset + width, offset - width } : [offset + width]
        select Rows.Row(row, old.ToString(), Rows.Hex(moved), new TextChange(old.Span, Rows.Hex(moved)));

    // Bytes without a register read zero, too.
    private static bool IsNothing(SourceFile file, AttributeSyntax register) =>
        file.NumberIn(register.Setting("Reset")) is null or 0
        && register.Setting("Access") is null
        && !Rows.FieldsOf(register).Any(row => row.ArgumentList!.Arguments.Any(argument => argument.Expression.ToString() is "ReadWrite" or "WriteOneToClear" or "WriteOneToSet" or "WriteOnce"));
}
