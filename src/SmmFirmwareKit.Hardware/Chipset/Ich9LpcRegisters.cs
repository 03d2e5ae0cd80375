// Registers of the LPC bridge 00:1f.0 (ICH9 datasheet, chapter 13.1; differences are QEMU's, hw/isa/lpc_ich9.c).
namespace SmmFirmwareKit.Hardware;

/// <summary>Declaration of LPC bridge configuration space.</summary>
internal static class Ich9LpcRegisters
{
    // PMBASE 0x40. Bits 2:0 are writable in QEMU because it applies ACPI_CNTL's mask here; bit 0 should be hardwired to one.
    public static readonly RegisterField PmbaseLow = RegisterField.ReadWrite("IO_SPACE_AND_RESERVED", 0, 3);
    public static readonly RegisterField PmbaseAddress = RegisterField.ReadWrite("PMBASE", 7, 9);

    // ACPI_CNTL 0x44
    public static readonly RegisterField SciIrqSel = RegisterField.ReadWrite("SCI_IRQ_SEL", 0, 3);
    public static readonly RegisterField AcpiEn = RegisterField.ReadWrite("ACPI_EN", 7);

    // GEN_PMCON_1 0xA0
    public static readonly RegisterField SmiLock = RegisterField.SetOnce("SMI_LOCK", 4);

    // RCBA 0xF0
    public static readonly RegisterField RcbaEnable = RegisterField.ReadWrite("EN", 0);
    public static readonly RegisterField RcbaAddress = RegisterField.ReadWrite("BA", 14, 18);

    public static readonly Register Pmbase = new("PMBASE", 0x40, 4, 1, ResetDomain.System, PmbaseLow, PmbaseAddress);
    public static readonly Register AcpiCntl = new("ACPI_CNTL", 0x44, 1, 0, ResetDomain.System, SciIrqSel, RegisterField.ReadWrite("RESERVED", 3, 4), AcpiEn);
    public static readonly Register Rcba = new("RCBA", 0xF0, 4, 0, ResetDomain.System, RcbaEnable, RegisterField.ReadWrite("RESERVED", 1, 13), RcbaAddress);

    // A system reset leaves GEN_PMCON_1 alone, the lock included.
    public static readonly Register GenPmcon1 = new(
        "GEN_PMCON_1", 0xA0, 2, 0, ResetDomain.PowerOn,
        RegisterField.ReadWrite("LOW", 0, 4),
        SmiLock,
        RegisterField.ReadWrite("HIGH", 5, 11));

    /// <summary>A write anywhere in 0xA0..0xA7 makes QEMU look at SMI_LOCK again.</summary>
    public static readonly Range PmConfiguration = 0xA0..0xA8;

    public static readonly RegisterBlock Block = new(
        "LPC 00:1f.0", PciFunction.ConfigSize, 0x40..,
        [.. PciHeader.For(0x2918, 2, 0x060100, 0x80), Pmbase, AcpiCntl, .. PirqRoutes(), GenPmcon1, Rcba]);

    private static IEnumerable<Register> PirqRoutes()
    {
        for (int i = 0; i < 4; i++)
        {
            yield return Register.Plain($"PIRQ{(char)('A' + i)}_ROUT", 0x60 + i, 1, 0x80);
            yield return Register.Plain($"PIRQ{(char)('E' + i)}_ROUT", 0x68 + i, 1, 0x80);
        }
    }
}
