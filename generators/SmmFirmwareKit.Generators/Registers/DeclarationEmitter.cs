// Prints the declaration as data, for messages, documentation and checks at run time.
using SmmFirmwareKit.Generators.Text;

namespace SmmFirmwareKit.Generators.Registers;

internal static class DeclarationEmitter
{
    public static void Emit(CodeWriter writer, RegisterBlockSpec block)
    {
        IReadOnlyList<RegisterSpec> registers = block.Each();
        writer.Line();
        if (block.Space != Space.Msr)
        {
            writer.Line("public override DeclaredBlock Declaration => Declared;");
            writer.Line();
        }

        uint start = block.Space == Space.Msr ? 0 : block.Base;
        writer.Line("/// <summary>The declaration as data.</summary>");
        writer.Line("public static DeclaredBlock Declared { get; } = new(" + string.Join(", ", CSharpText.Literal(block.Name), "RegisterSpace." + block.Space, Hex.Of(start), Hex.Of(block.Size), CSharpText.Literal(block.Source)) + ",");
        writer.Line("[");
        foreach (RegisterSpec register in registers)
        {
            Register(writer, register, registers);
        }

        string[] rest = [.. Rest(block)];
        writer.Line(rest.Length == 0 ? "]);" : "]) { " + string.Join(", ", rest) + " };");
    }

    private static IEnumerable<string> Rest(RegisterBlockSpec block)
    {
        if (block.ScratchEnd > 0)
        {
            yield return "Scratch = " + Hex.Of(block.ScratchStart) + ".." + Hex.Of(block.ScratchEnd);
            yield return "ScratchSummary = " + CSharpText.Literal(block.ScratchSummary);
        }

        if (block.Slot > 0)
        {
            yield return "Slot = " + Hex.Of(block.Slot);
        }

        if (block.MsrView > 0)
        {
            yield return "MsrView = " + Hex.Of(block.MsrView);
        }

        if (block.Space != Space.Msr)
        {
            yield return "NewFile = static () => new " + CSharpName.Identifier(block.Declaration.Name) + "()";
        }
    }

    private static void Register(CodeWriter writer, RegisterSpec register, IReadOnlyList<RegisterSpec> registers)
    {
        string[] head =
        [
            CSharpText.Literal(register.Name),
            Hex.Of(register.Offset, 2),
            Hex.Of(register.Bytes),
            Hex.Of(register.Reset, 2),
            "ResetDomain." + register.Domain,
            CSharpText.Literal(register.Summary),
            CSharpText.Literal(register.Source),
        ];
        writer.Line("    new(" + string.Join(", ", head) + ",");
        writer.Line("    [");
        foreach (FieldSpec field in register.Fields)
        {
            string by = field.LockedBy.Length == 0 ? "" : FieldReference.Find(field.LockedBy, register, registers)!.QualifiedName;
            writer.Line("        new(" + string.Join(", ", CSharpText.Literal(field.Name), field.High, field.Low, "AccessKind." + field.Access, CSharpText.Literal(by), CSharpText.Literal(field.Summary)) + "),");
        }

        string[] rest = [.. Rest(register, registers)];
        writer.Line("    ])" + (rest.Length == 0 ? "" : " { " + string.Join(", ", rest) + " }") + ",");
    }

    private static IEnumerable<string> Rest(RegisterSpec register, IReadOnlyList<RegisterSpec> registers)
    {
        if (register.Widths != 0)
        {
            yield return "Widths = " + Mnemonics.OfWidths(register.Widths);
        }

        if (register.Whole)
        {
            yield return "Whole = true";
        }

        if (register.PresentIf.Length > 0)
        {
            yield return "PresentIf = " + CSharpText.Literal(FieldReference.Find(register.PresentIf, register, registers)!.QualifiedName);
        }

        if (register.Smm != Smm.No)
        {
            yield return "SmmOnly = SmmOnly." + register.Smm;
        }

        if (register.MsrView is { } view)
        {
            yield return "MsrView = AccessKind." + view;
        }
    }
}
