// Registers of the LPC bridge 00:1f.0.
using static SmmFirmwareKit.Hardware.AccessKind;

namespace SmmFirmwareKit.Hardware;

[RegisterBlock("LPC 00:1f.0", RegisterSpace.PciConfig, Size = 0x100, Source = "ICH9 datasheet, 13.1; QEMU hw/isa/lpc_ich9.c")]
[ResetValue("VID_DID", 0x29188086)]
[ResetValue("RID_CC", 0x06010002)]
[ResetValue("HDR", 0x80)]
[Scratch(0x40, 0xFF, "plain storage in QEMU, kept over a system reset")]
internal sealed partial class Ich9LpcRegisters : PciHeader
{
    // QEMU applies ACPI_CNTL's mask to bits 2:0; bit 0 should be hardwired to one.
    [Register("PMBASE", 0x40, "ACPI base address", Reset = 0x1, Source = "ich9_lpc_pmbase_sci_update")]
    [Bits("IO_SPACE", 0, ReadWrite, "I/O space indicator")]
    [Reserved(2, 1, ReadWrite)]
    [Bits("BASE", 15, 7, ReadWrite, "port bits 15:7 of the power management block; zero is nowhere")]
    public partial uint Pmbase { get; }

    [Register("ACPI_CNTL", 0x44, "ACPI control", Source = "13.1.14; ich9_lpc_pmbase_sci_update")]
    [Bits("SCI_IRQ_SEL", 2, 0, ReadWrite, "SCI on IRQ 9, 10, 11, 20 (value 4) or 21 (value 5)")]
    [Reserved(6, 3, ReadWrite)]
    [Bits("ACPI_EN", 7, ReadWrite, "decode the power management block")]
    public partial byte AcpiCntl { get; }

    [Register("PIRQ{A}_ROUT", 0x60, "Route of a PCI interrupt", Count = 4, Reset = 0x80, Access = ReadWrite, Source = "ich9_lpc_reset")]
    public partial byte PirqLowRout(int line);

    [Register("PIRQ{E}_ROUT", 0x68, "Route of a PCI interrupt", Count = 4, Reset = 0x80, Access = ReadWrite, Source = "ich9_lpc_reset")]
    public partial byte PirqHighRout(int line);

    // A system reset leaves the register alone, the lock included. A write anywhere in 0xA0..0xA7 makes QEMU look at SMI_LOCK again.
    [Register("GEN_PMCON_1", 0xA0, "General PM configuration 1", Domain = ResetDomain.PowerOn, Source = "ich9_lpc_pmcon_update")]
    [Reserved(3, 0, ReadWrite)]
    [Bits("SMI_LOCK", 4, WriteOnce, "keeps SMI_EN.GBL_SMI_EN as it is")]
    [Reserved(15, 5, ReadWrite)]
    public partial ushort GenPmcon1 { get; }

    [Register("RCBA", 0xF0, "Root complex base address", Source = "ich9_lpc_rcba_update")]
    [Bits("EN", 0, ReadWrite, "window enable")]
    [Reserved(13, 1, ReadWrite)]
    [Bits("BA", 31, 14, ReadWrite, "address bits 31:14")]
    public partial uint Rcba { get; }
}
