// The model-specific registers that exist, declared: number, name, reset value, writable bits.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware;

/// <summary>Lock of an MSR: a bit of the MSR itself that, once set, makes it read-only until reset.</summary>
/// <param name="Number">MSR number.</param>
/// <param name="Name">SDM vol. 4 name.</param>
/// <param name="Reset">Value after reset.</param>
/// <param name="Writable">Bits that WRMSR may change; others must be written as they are, or #GP.</param>
/// <param name="LockBit">Bit that freezes the register, or -1.</param>
/// <param name="KeptOverInit">Whether INIT leaves it alone (SDM vol. 3 table 11-1).</param>
internal sealed record MsrDeclaration(uint Number, string Name, ulong Reset, ulong Writable, int LockBit = -1, bool KeptOverInit = true);

/// <summary>The declared MSRs, by position in a processor's state.</summary>
internal static class MsrFile
{
    public const uint ApicBase = 0x1B;
    public const uint SmiCount = 0x34;
    public const uint TimeStampCounter = 0x10;
    public const uint SmrrPhysBase = 0x1F2;
    public const uint SmrrPhysMask = 0x1F3;
    public const uint MtrrCapabilities = 0xFE;
    public const uint SmmMcaCapabilities = 0x17D;
    public const uint SmmFeatureControl = 0x4E0;
    public const uint Efer = 0xC0000080;
    public const int Count = 46;

    private const ulong PhysicalMask = 0xFF_FFFF_F000;

    private static readonly MsrDeclaration[] s_declared = [.. Declare().OrderBy(msr => msr.Number)];

    public static ReadOnlySpan<MsrDeclaration> Declared => s_declared;

    /// <summary>Position of an MSR in the state, or -1 if the processor does not have it.</summary>
    public static int Find(uint number)
    {
        int low = 0;
        int high = s_declared.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) >> 1;
            uint here = s_declared[middle].Number;
            if (here == number)
            {
                return middle;
            }

            (low, high) = here < number ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    /// <summary>Position of an MSR that is known to be declared.</summary>
    public static int Position(uint number)
    {
        int position = Find(number);
        return position >= 0 ? position : throw new ExecutionException("SFK7206", $"MSR 0x{number:X} is used by the processor model but not declared; declare it in MsrFile");
    }

    private static IEnumerable<MsrDeclaration> Declare()
    {
        yield return new(ApicBase, "IA32_APIC_BASE", 0xFEE00800, PhysicalMask | 0xC00, KeptOverInit: true);
        yield return new(0x3A, "IA32_FEATURE_CONTROL", 0, 0x1F_FF07, LockBit: 0);
        yield return new(0x8B, "IA32_BIOS_SIGN_ID", 0, ulong.MaxValue);
        yield return new(MtrrCapabilities, "IA32_MTRRCAP", 0x508, 0);
        yield return new(0x179, "IA32_MCG_CAP", 0x01000000 | 10, 0);
        yield return new(0x17A, "IA32_MCG_STATUS", 0, 0xF);
        yield return new(SmmMcaCapabilities, "IA32_SMM_MCA_CAP", 0, 0);
        yield return new(SmrrPhysBase, "IA32_SMRR_PHYSBASE", 0, PhysicalMask | 0xFF);
        yield return new(SmrrPhysMask, "IA32_SMRR_PHYSMASK", 0, PhysicalMask | 0x800);
        for (uint i = 0; i < 8; i++)
        {
            yield return new(0x200 + (2 * i), $"IA32_MTRR_PHYSBASE{i}", 0, PhysicalMask | 0xFF);
            yield return new(0x201 + (2 * i), $"IA32_MTRR_PHYSMASK{i}", 0, PhysicalMask | 0x800);
        }

        foreach (uint number in new uint[] { 0x250, 0x258, 0x259, 0x268, 0x269, 0x26A, 0x26B, 0x26C, 0x26D, 0x26E, 0x26F })
        {
            yield return new(number, $"IA32_MTRR_FIX_{number:X}", 0, ulong.MaxValue);
        }

        yield return new(0x277, "IA32_PAT", 0x0007040600070406, ulong.MaxValue);
        yield return new(0x2FF, "IA32_MTRR_DEF_TYPE", 0, 0xCFF);
        yield return new(0x4D0, "IA32_MCG_EXT_CTL", 0, 1);
        yield return new(SmmFeatureControl, "MSR_SMM_FEATURE_CONTROL", 0, 0x5, LockBit: 0);
        yield return new(0x6A2, "IA32_S_CET", 0, ulong.MaxValue);
        yield return new(0x6A4, "IA32_PL0_SSP", 0, ulong.MaxValue);
        yield return new(0x6A8, "IA32_INTERRUPT_SSP_TABLE_ADDR", 0, ulong.MaxValue);
        yield return new(Efer, "IA32_EFER", 0, 0x901, KeptOverInit: false);
        yield return new(0xC0010112, "SMM_ADDR", 0, PhysicalMask);
        yield return new(0xC0010113, "SMM_MASK", 0, PhysicalMask | 0x7703);
    }
}
