// Prints how memory-mapped registers answer as MSRs.
using SmmFirmwareKit.Generators.Text;

namespace SmmFirmwareKit.Generators.Registers;

internal static class MsrViewEmitter
{
    public static void Emit(CodeWriter writer, RegisterBlockSpec block)
    {
        if (block.MsrView == 0)
        {
            return;
        }

        IReadOnlyList<RegisterSpec> registers = block.Each();
        writer.Line();
        writer.Line("/// <summary>MSR as which offset 0 appears.</summary>");
        writer.Line("public const uint MsrViewStart = " + Hex.Of(block.MsrView) + ";");
        writer.Line();
        writer.Line("/// <summary>How the register at an offset answers as MSR " + Hex.Of(block.MsrView) + " + offset / " + Hex.Of(block.Slot) + "; null if it does not.</summary>");
        writer.Open("public static MsrView? MsrViewAt(int offset) => offset switch");
        foreach (RegisterSpec register in registers.Where(register => register.MsrView is not null))
        {
            ulong upper = register.IsWide ? registers.FirstOrDefault(next => next.Offset == register.Offset + (uint)block.Slot)?.Named ?? 0 : 0;
            string reserved = Hex.Of(~(register.Named | (upper << 32)), 16);
            writer.Line(Hex.Of(register.Offset, 3) + " => new(AccessKind." + register.MsrView + ", " + reserved + (register.IsWide ? ", Wide: true" : "") + "), // " + CSharpText.Comment(register.Name));
        }

        writer.Line("_ => null,");
        writer.Close("};");
    }
}
