// Prints what a copied value of a structure has besides its fields: bit-fields, and members of its nameless parts.
using SmmFirmwareKit.Generators.Text;

namespace SmmFirmwareKit.Generators.Structures;

internal static class ValueMembers
{
    public static void Write(CodeWriter writer, StructureSpec spec)
    {
        foreach (BitsSpec bits in spec.Bits)
        {
            writer.Line();
            Bits(writer, bits);
        }

        foreach (ForwardSpec forward in spec.Forwards)
        {
            writer.Line();
            Forward(writer, forward);
        }
    }

    private static void Bits(CodeWriter writer, BitsSpec bits)
    {
        string range = FormattableString.Invariant($"{bits.Unit}, {bits.Range.Shift}, {bits.Range.Width}");
        writer.Open(bits.Header);
        writer.Line(bits.Getter + " => BitFields.Get(" + range + ");");
        writer.Line(bits.Setter + " => " + bits.Unit + " = BitFields.Set(" + range + ", value);");
        writer.Close();
    }

    // A reference, so that `value.Inner.Member = 1` works as it does in C; there is none to a bit-field.
    private static void Forward(CodeWriter writer, ForwardSpec forward)
    {
        if (!forward.IsBits)
        {
            writer.Line("[global::System.Diagnostics.CodeAnalysis.UnscopedRef]");
            writer.Line(forward.Access + " ref " + forward.Type + " " + forward.Name + " => ref " + forward.Path + ";");
            return;
        }

        writer.Open(forward.Access + " " + forward.Type + " " + forward.Name);
        writer.Line("readonly get => " + forward.Path + ";");
        writer.Line("set => " + forward.Path + " = value;");
        writer.Close();
    }
}
