// Reads the [Bits] and [Reserved] rows of one register.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Declarations;
using SmmFirmwareKit.Generators.Text;

namespace SmmFirmwareKit.Generators.Registers;

/// <param name="Register">Its name in messages.</param>
/// <param name="Member">Its property's name, with which those of its fields begin.</param>
/// <param name="Bits">Its width.</param>
internal sealed class FieldReader(string Register, string Member, int Bits, Findings findings)
{
    /// <summary>The rows, by bit. Those outside the register are reported and left out.</summary>
    public FieldSpec[] Read(ISymbol member)
    {
        List<FieldSpec> fields = [];
        foreach (AttributeData row in member.GetAttributes())
        {
            if (Row(row) is { } field && Fits(field, row, findings))
            {
                RefuseOverlap(field, fields, row);
                fields.Add(field);
            }
        }

        return [.. fields.OrderBy(field => field.Low)];
    }

    private FieldSpec? Row(AttributeData row) => row.AttributeClass?.ToDisplayString() switch
    {
        KitNames.RegisterBits => row.ConstructorArguments.Length == 5 ? Named(row, row.Positional(2, 0), 3) : Named(row, row.Positional(1, 0), 2),
        KitNames.ReservedBits => new("", "", row.Positional(0, 0), row.Positional(1, 0), (Access)row.Positional(2, 0), row.Named("LockedBy", ""), "reserved"),
        _ => null,
    };

    private FieldSpec Named(AttributeData row, int low, int next)
    {
        string name = row.Positional(0, "");
        return new(name, MemberName.OfField(Member, name), row.Positional(1, 0), low, (Access)row.Positional(next, 0), row.Named("LockedBy", ""), row.Positional(next + 1, ""));
    }

    private bool Fits(FieldSpec field, AttributeData row, Findings findings)
    {
        bool fits = field.Low >= 0 && field.High >= field.Low && field.High < Bits;
        if (!fits)
        {
            findings.Add(RegisterDiagnostics.FieldOutside, Place(row), NameOf(field), field.High + ":" + field.Low, Register, Bits - 1);
        }

        return fits;
    }

    private void RefuseOverlap(FieldSpec field, List<FieldSpec> others, AttributeData row)
    {
        if (others.Find(other => (other.Mask & field.Mask) != 0) is { } first)
        {
            findings.Add(RegisterDiagnostics.FieldsOverlap, Place(row), NameOf(first), NameOf(field), Register, Hex.Of(first.Mask & field.Mask));
        }
    }

    private static string NameOf(FieldSpec field) => field.IsReserved ? "(reserved)" : field.Name;

    private static Location Place(AttributeData row) => row.ApplicationSyntaxReference?.GetSyntax().GetLocation() ?? Location.None;
}
