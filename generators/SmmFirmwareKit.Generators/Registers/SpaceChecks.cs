// What only some spaces have: an MSR is read and written whole, a port never depends on SMM.
using Microsoft.CodeAnalysis;

namespace SmmFirmwareKit.Generators.Registers;

internal static class SpaceChecks
{
    public static void Check(RegisterBlockSpec block, RegisterSpec register, Location place, Findings findings)
    {
        foreach (string wrong in block.Space == Space.Msr ? NotOfMsr(register) : OnlyOfMsr(block, register))
        {
            findings.Add(RegisterDiagnostics.NotInSpace, place, register.Name, wrong, "a block of " + Mnemonics.Of(block.Space));
        }
    }

    private static IEnumerable<string> NotOfMsr(RegisterSpec register)
    {
        foreach (FieldSpec field in register.Fields.Where(field => field.Access is Access.WriteOneToClear or Access.WriteOneToSet or Access.WriteOnly or Access.WriteToClear))
        {
            yield return Mnemonics.Of(field.Access) + " bits " + field.Bits;
        }

        if (register.Widths != 0)
        {
            yield return "Widths";
        }

        if (register.Whole)
        {
            yield return "Whole";
        }

        if (register.MsrView is not null)
        {
            yield return "an MSR view";
        }
    }

    private static IEnumerable<string> OnlyOfMsr(RegisterBlockSpec block, RegisterSpec register)
    {
        if (register.PresentIf.Length > 0)
        {
            yield return "PresentIf";
        }

        if (register.Smm != Smm.No)
        {
            yield return "SmmOnly";
        }

        if (register.MsrView is not null && (block.MsrView == 0 || block.Slot == 0))
        {
            yield return "an MSR view of its own";
        }
    }
}
