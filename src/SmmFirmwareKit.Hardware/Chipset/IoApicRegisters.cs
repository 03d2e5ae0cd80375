// Registers of the I/O APIC: the two that are memory-mapped, and those behind them.
using static SmmFirmwareKit.Hardware.AccessKind;

namespace SmmFirmwareKit.Hardware;

[RegisterBlock("I/O APIC window", RegisterSpace.Mmio, Base = 0xFEC00000, Size = 0x44, Source = "82093AA datasheet, 3.1; QEMU hw/intc/ioapic.c")]
internal sealed partial class IoApicWindowRegisters
{
    [Register("IOREGSEL", 0x00, "Index of the register that IOWIN is", Source = "ioapic_mem_write")]
    [Bits("INDEX", 7, 0, ReadWrite, "see I/O APIC")]
    public partial uint Ioregsel { get; }

    [Register("IOWIN", 0x10, "The register that IOREGSEL selects", Access = WriteOnly, Widths = AccessWidths.Dword, Source = "ioapic_mem_read, ioapic_mem_write")]
    public partial uint Iowin { get; }

    [Register("EOIR", 0x40, "Ends a level interrupt by its vector, as an EOI at a local APIC does", Access = WriteOnly, Widths = AccessWidths.Dword, Source = "ICH9 datasheet, 13.5.6; ioapic_mem_write")]
    public partial uint Eoir { get; }
}

/// <summary>Four bytes for each index.</summary>
[RegisterBlock("I/O APIC", RegisterSpace.Mmio, Size = 0x100, Source = "82093AA datasheet, 3.2; QEMU hw/intc/ioapic.c")]
internal sealed partial class IoApicRegisters
{
    public const int Inputs = 24;

    [Register("IOAPICID", 0x00, "Identification", Source = "3.2.1")]
    [Bits("ID", 27, 24, ReadWrite, "APIC id; stored")]
    public partial uint Ioapicid { get; }

    [Register("IOAPICVER", 0x04, "Version 0x20 and highest entry", Reset = 0x00170020, Source = "3.2.2")]
    public partial uint Ioapicver { get; }

    [Register("IOAPICARB", 0x08, "Arbitration: the identification once more", Source = "3.2.3; ioapic_mem_read")]
    [Bits("ID", 27, 24, ReadOnly, "APIC id")]
    public partial uint Ioapicarb { get; set; }

    [Register("IOREDTBL[{0}]", 0x40, "Redirection entry of an input", Count = Inputs, Reset = 0x10000, Source = "3.2.4")]
    [Bits("INTVEC", 7, 0, ReadWrite, "interrupt vector")]
    [Bits("DELMOD", 10, 8, ReadWrite, "delivery mode")]
    [Bits("DESTMOD", 11, ReadWrite, "logical destination")]
    [Bits("DELIVS", 12, ReadOnly, "delivery pending; never seen")]
    [Bits("INTPOL", 13, ReadWrite, "active low; stored")]
    [Bits("REMOTE_IRR", 14, ReadOnly, "level interrupt accepted, no EOI yet")]
    [Bits("TRIGGER_MODE", 15, ReadWrite, "level")]
    [Bits("MASK", 16, ReadWrite, "not sent")]
    [Reserved(55, 17, ReadWrite)]
    [Bits("DESTINATION", 63, 56, ReadWrite, "APIC id")]
    public partial ulong Ioredtbl(int input);
}
