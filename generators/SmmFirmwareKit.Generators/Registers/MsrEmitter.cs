// Prints a file of model-specific registers: values by position, and what WRMSR may change.
using System.Globalization;
using SmmFirmwareKit.Generators.Text;

namespace SmmFirmwareKit.Generators.Registers;

internal static class MsrEmitter
{
    public static void Emit(CodeWriter writer, RegisterBlockSpec block)
    {
        IReadOnlyList<RegisterSpec> registers = block.Each();
        StoreExpressions store = new(block);
        writer.Line("[System.Runtime.CompilerServices.InlineArray(" + Decimal(Math.Max(1, registers.Count)) + ")]");
        writer.OpenType(block.Declaration);
        writer.Line("/// <summary>How many MSRs are declared.</summary>");
        writer.Line("public const int Count = " + Decimal(registers.Count) + ";");
        writer.Line();
        writer.Line("private ulong _first;");
        new MemberEmitter(writer, block).Emit();
        Find(writer, registers);
        Table(writer, "Values after reset.", "ulong", "ResetValues", registers, register => Hex.Of(register.Reset, 16));
        Table(writer, "Which reset reaches each.", "byte", "Domains", registers, register => Decimal((int)register.Domain));
        Table(writer, "Bits that WRMSR may change while no lock holds them.", "ulong", "WritableBits", registers, register => Hex.Of(Writable(register), 16));
        Switch(writer, "Bits of the MSR at a position that a lock holds now.", "public readonly ulong Frozen", registers.Select(register => (register, Frozen(register, registers, store))), "0");
        Switch(writer, "Whether the processor has the MSR at a position.", "public readonly bool Exists", registers.Select(register => (register, Presence(register, registers, store))), "true");
        Switch(writer, "What of the MSR at a position SMM alone may do.", "public static SmmOnly SmmOnlyAt", registers.Select(register => (register, register.Smm == Smm.No ? "" : "SmmOnly." + register.Smm)), "SmmOnly.No");
        DeclarationEmitter.Emit(writer, block);
        writer.CloseType(block.Declaration);
    }

    private static void Find(CodeWriter writer, IReadOnlyList<RegisterSpec> registers)
    {
        writer.Line();
        writer.Line("/// <summary>Position of an MSR, or -1 if none of that number is declared.</summary>");
        writer.Open("public static int Find(uint number) => number switch");
        for (int i = 0; i < registers.Count; i++)
        {
            writer.Line(Hex.Of(registers[i].Offset, 8) + " => " + Decimal(i) + ", // " + CSharpText.Comment(registers[i].Name));
        }

        writer.Line("_ => -1,");
        writer.Close("};");
    }

    private static void Table(CodeWriter writer, string comment, string type, string name, IReadOnlyList<RegisterSpec> registers, Func<RegisterSpec, string> cell)
    {
        writer.Line();
        writer.Line("/// <summary>" + comment + "</summary>");
        writer.Line("public static ReadOnlySpan<" + type + "> " + name + " =>");
        writer.Line("[");
        foreach (RegisterSpec register in registers)
        {
            writer.Line("    " + cell(register) + ", // " + CSharpText.Comment(register.Name));
        }

        writer.Line("];");
    }

    private static void Switch(CodeWriter writer, string summary, string head, IEnumerable<(RegisterSpec Register, string Value)> cases, string otherwise)
    {
        writer.Line();
        writer.Line("/// <summary>" + summary + "</summary>");
        writer.Open(head + "(int position) => position switch");
        foreach ((RegisterSpec register, string value, int position) in cases.Select((one, position) => (one.Register, one.Value, position)).Where(one => one.Value.Length > 0))
        {
            writer.Line(Decimal(position) + " => " + value + ", // " + CSharpText.Comment(register.Name));
        }

        writer.Line("_ => " + otherwise + ",");
        writer.Close("};");
    }

    private static ulong Writable(RegisterSpec register) => register.Fields
        .Where(field => field.Access is Access.ReadWrite or Access.WriteOnce)
        .Aggregate(0UL, (bits, field) => bits | field.Mask);

    private static string Frozen(RegisterSpec register, IReadOnlyList<RegisterSpec> registers, StoreExpressions store)
    {
        IEnumerable<(string Condition, ulong Mask)> locks = register.Fields
            .Select(field => (field, Condition: Condition(field, register, registers, store)))
            .Where(one => one.Condition.Length > 0)
            .GroupBy(one => one.Condition, StringComparer.Ordinal)
            .Select(same => (same.Key, same.Aggregate(0UL, (bits, one) => bits | one.field.Mask)));
        return string.Join(" | ", locks.Select(one => "(" + one.Condition + " ? " + CSharpText.Mask(one.Mask, 8) + " : 0)"));
    }

    private static string Condition(FieldSpec field, RegisterSpec register, IReadOnlyList<RegisterSpec> registers, StoreExpressions store) =>
        field.LockedBy.Length > 0 ? IsSet(FieldReference.Find(field.LockedBy, register, registers)!, store)
        : field.Access == Access.WriteOnce ? IsSet(new(register, field), store)
        : "";

    private static string Presence(RegisterSpec register, IReadOnlyList<RegisterSpec> registers, StoreExpressions store) =>
        register.PresentIf.Length == 0 ? "" : IsSet(FieldReference.Find(register.PresentIf, register, registers)!, store);

    private static string IsSet(FieldReference reference, StoreExpressions store) =>
        "(" + store.Load(reference.Register) + " & " + CSharpText.Mask(reference.Field.Mask, 8) + ") != 0";

    private static string Decimal(int value) => value.ToString(CultureInfo.InvariantCulture);
}
