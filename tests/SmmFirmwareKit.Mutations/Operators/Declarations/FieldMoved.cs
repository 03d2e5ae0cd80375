// A field one bit higher or lower than it is.
using System.Globalization;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SmmFirmwareKit.Mutations.Sites;

namespace SmmFirmwareKit.Mutations.Operators.Declarations;

internal sealed class FieldMoved : IMutationOperator
{
    public string Name => "field moved";

    public string Summary => "the bits of `[Bits]` one higher or one lower";

    public IEnumerable<Mutation> In(SourceFile file) =>
        from row in file.Named(Rows.Bits)
        from way in new[] { 1, -1 }
        let bits = BitNumbers(row)
        where bits.All(bit => bit + way >= 0 && bit + way < Rows.WidthOf(row))
        select Rows.Row(row, Shown(bits, 0), Shown(bits, way), [.. Positions(row).Select((old, i) => new TextChange(old.Span, Text(bits[i] + way)))]);

    /// <summary>The arguments that say where the field is: the bit, or highest and lowest.</summary>
    public static LiteralExpressionSyntax[] Positions(AttributeSyntax row) =>
        [.. row.Positional().Skip(1).Select(argument => argument.Expression).OfType<LiteralExpressionSyntax>().Where(literal => literal.Token.Value is int)];

    public static int[] BitNumbers(AttributeSyntax row) => [.. Positions(row).Select(literal => (int)literal.Token.Value!)];

    public static string Shown(int[] bits, int way) => "bits " + string.Join(':', bits.Select(bit => Text(bit + way)));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
