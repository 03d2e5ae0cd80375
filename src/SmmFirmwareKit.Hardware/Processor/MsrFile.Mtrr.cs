// The memory type range registers. The model has no caches, so they are storage that firmware may program.
using static SmmFirmwareKit.Hardware.AccessKind;

namespace SmmFirmwareKit.Hardware;

internal partial struct MsrFile
{
    private const string Mtrr = "vol. 3, 13.11";

    [Register("IA32_MTRRCAP", 0xFE, "Which ranges there are", Reset = 0x508, Source = Mtrr)]
    [Bits("VCNT", 7, 0, ReadOnly, "variable ranges")]
    [Bits("FIX", 8, ReadOnly, "fixed ranges")]
    [Bits("WC", 10, ReadOnly, "write-combining")]
    [Bits("SMRR", 11, ReadOnly, "system-management range registers; see ProcessorFeatures")]
    public partial ulong Mtrrcap { readonly get; set; }

    [Register("IA32_MTRR_PHYSBASE{0}", 0x200, "Base of a variable range", Count = 8, Stride = 2, Source = Mtrr)]
    [Bits("TYPE", 7, 0, ReadWrite, "memory type")]
    [Bits("PHYSBASE", 39, 12, ReadWrite, "address bits 39:12")]
    public readonly partial ulong MtrrPhysbase(int range);

    [Register("IA32_MTRR_PHYSMASK{0}", 0x201, "Mask of a variable range", Count = 8, Stride = 2, Source = Mtrr)]
    [Bits("V", 11, ReadWrite, "range enable")]
    [Bits("PHYSMASK", 39, 12, ReadWrite, "address bits 39:12")]
    public readonly partial ulong MtrrPhysmask(int range);

    [Register("IA32_MTRR_FIX64K_00000", 0x250, "Memory types of eight ranges", Access = ReadWrite, Source = Mtrr)]
    public readonly partial ulong MtrrFix64K { get; }

    [Register("IA32_MTRR_FIX16K_{80000|A0000}", 0x258, "Memory types of eight ranges", Count = 2, Access = ReadWrite, Source = Mtrr)]
    public readonly partial ulong MtrrFix16K(int index);

    [Register("IA32_MTRR_FIX4K_{C0000|C8000|D0000|D8000|E0000|E8000|F0000|F8000}", 0x268, "Memory types of eight ranges", Count = 8, Access = ReadWrite, Source = Mtrr)]
    public readonly partial ulong MtrrFix4K(int index);

    [Register("IA32_MTRR_DEF_TYPE", 0x2FF, "Memory type elsewhere", Source = Mtrr)]
    [Bits("TYPE", 7, 0, ReadWrite, "memory type")]
    [Bits("FE", 10, ReadWrite, "fixed ranges enable")]
    [Bits("E", 11, ReadWrite, "MTRRs enable")]
    public readonly partial ulong MtrrDefType { get; }
}
