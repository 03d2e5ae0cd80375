// Two neighbouring fields of one width, each at the other's place.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SmmFirmwareKit.Mutations.Sites;

namespace SmmFirmwareKit.Mutations.Operators.Declarations;

/// <summary>Only where it changes behaviour: the two differ in what a write does, or the device asks for one of them by name.</summary>
internal sealed class FieldsExchanged : IMutationOperator
{
    public string Name => "fields exchanged";

    public string Summary => "two neighbouring `[Bits]` of one width, each with the other's bits, if a write or the device tells them apart";

    public IEnumerable<Mutation> In(SourceFile file) =>
        from register in file.Named(Rows.Register)
        let fields = Rows.FieldsOf(register).Where(row => row.Name.ToString() is Rows.Bits).ToArray()
        from pair in fields.Zip(fields.Skip(1))
        let first = FieldMoved.Positions(pair.First)
        let second = FieldMoved.Positions(pair.Second)
        where Width(pair.First) == Width(pair.Second) && first.Length == second.Length && TellsApart(file, pair.First, pair.Second)
        select Rows.Row(
            pair.First,
            FieldMoved.Shown(FieldMoved.BitNumbers(pair.First), 0),
            $"those of {Rows.NameOf(pair.Second)}, and the other way round",
            [.. first.Zip(second).SelectMany(both => new[] { new TextChange(both.First.Span, both.Second.ToString()), new TextChange(both.Second.Span, both.First.ToString()) }).OrderBy(change => change.Span.Start)]);

    private static int Width(AttributeSyntax row) => FieldMoved.BitNumbers(row) is [var high, .. var rest] ? high - rest.LastOrDefault(high) : 0;

    private static bool TellsApart(SourceFile file, AttributeSyntax one, AttributeSyntax other) =>
        (CarriedOut.Writes(file, one) && !string.Equals(Treatment(one), Treatment(other), StringComparison.Ordinal)) || IsAskedFor(file, one) || IsAskedFor(file, other);

    private static string Treatment(AttributeSyntax row) => string.Join(' ', row.ArgumentList!.Arguments.Where(argument => argument.Expression is IdentifierNameSyntax || argument.NameEquals is not null).Select(argument => argument.ToString()));

    // D_LCK of SMRAM is SmramDLck and SmramDLckMask in code; whether it locks another field is asked by name, too.
    private static bool IsAskedFor(SourceFile file, AttributeSyntax row)
    {
        string member = string.Concat(Rows.NameOf(row).Split('.', '_', ' ').Select(Capitalized));
        string field = Rows.NameOf(row).Split('.')[^1];
        return new[] { member, member + "Mask", "Set" + member }.Any(name => CarriedOut.Mentions(file, name))
            || file.Nodes<AttributeSyntax>().Any(other => string.Equals(other.Setting("LockedBy")?.Expression.ToString().Trim('"').Split('.')[^1], field, StringComparison.Ordinal));
    }

    private static string Capitalized(string part) => part.Length == 0 ? "" : char.ToUpperInvariant(part[0]) + part[1..].ToLowerInvariant();
}
