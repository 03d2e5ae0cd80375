// The last of several equal registers is missing, or a byte of plain storage is.
using System.Globalization;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SmmFirmwareKit.Mutations.Sites;

namespace SmmFirmwareKit.Mutations.Operators.Declarations;

internal sealed class RunShortened : IMutationOperator
{
    public string Name => "run shortened";

    public string Summary => "`Count` one less, or `[Scratch]` one byte less at an end where no register lies";

    public IEnumerable<Mutation> In(SourceFile file) => [.. Counts(file), .. Storage(file)];

    private static IEnumerable<Mutation> Counts(SourceFile file) =>
        from row in file.Named(Rows.Register)
        let count = file.NumberIn(row.Setting("Count"))
        where count is > 1 && CarriedOut.Writes(file, row)
        select Rows.Set(row, "Count", (count.Value - 1).ToString(CultureInfo.InvariantCulture));

    private static IEnumerable<Mutation> Storage(SourceFile file) =>
        from row in file.Named(Rows.Scratch)
        where CarriedOut.Writes(file, row)
        from end in new[] { 0, 1 }
        let argument = row.Positional()[end]
        where !IsInRegister(file, row, file.NumberIn(argument)!.Value)
        let after = Rows.Hex(file.NumberIn(argument)!.Value + (end == 0 ? 1 : ulong.MaxValue))
        select Rows.Row(row, argument.ToString(), after, new TextChange(argument.Span, after));

    // Registers are no plain storage, wherever it begins.
    private static bool IsInRegister(SourceFile file, AttributeSyntax storage, ulong at) =>
        ((TypeDeclarationSyntax)storage.Parent!.Parent!).Members.SelectMany(member => member.AttributeLists).SelectMany(list => list.Attributes)
            .Where(row => row.Name.ToString() is Rows.Register)
            .Any(row => file.NumberIn(row.Positional()[1]) is { } offset && at >= offset && at - offset < (ulong)Rows.WidthOf(row) / 8);
}
