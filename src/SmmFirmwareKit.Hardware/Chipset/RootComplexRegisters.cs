// Chipset configuration registers behind RCBA, those to which QEMU gives values.
using static SmmFirmwareKit.Hardware.AccessKind;

namespace SmmFirmwareKit.Hardware;

/// <summary>Offsets count from RCBA + 0x3000; the rest of the window is storage, see <see cref="RootComplex"/>.</summary>
[RegisterBlock("RCBA+3000", RegisterSpace.Mmio, Size = 0x420, Source = "ICH9 datasheet, 10.1; QEMU hw/isa/lpc_ich9.c")]
internal sealed partial class RootComplexRegisters
{
    private const ushort Pirq3210 = 0x3210;

    [Register("D31IR", 0x140, "Which PIRQ each interrupt pin of device 31 takes", Reset = Pirq3210, Access = ReadWrite, Source = "ich9_cc_reset")]
    public partial ushort D31ir { get; }

    [Register("D30IR", 0x142, "Which PIRQ each interrupt pin of device 30 takes", Access = ReadWrite, Source = "ich9_cc_reset")]
    public partial ushort D30ir { get; }

    [Register("D29IR", 0x144, "Which PIRQ each interrupt pin of device 29 takes", Reset = Pirq3210, Access = ReadWrite, Source = "ich9_cc_reset")]
    public partial ushort D29ir { get; }

    [Register("D28IR", 0x146, "Which PIRQ each interrupt pin of device 28 takes", Reset = Pirq3210, Access = ReadWrite, Source = "ich9_cc_reset")]
    public partial ushort D28ir { get; }

    [Register("D27IR", 0x148, "Which PIRQ each interrupt pin of device 27 takes", Reset = Pirq3210, Access = ReadWrite, Source = "ich9_cc_reset")]
    public partial ushort D27ir { get; }

    [Register("D26IR", 0x14C, "Which PIRQ each interrupt pin of device 26 takes", Reset = Pirq3210, Access = ReadWrite, Source = "ich9_cc_reset")]
    public partial ushort D26ir { get; }

    [Register("D25IR", 0x150, "Which PIRQ each interrupt pin of device 25 takes", Reset = Pirq3210, Access = ReadWrite, Source = "ich9_cc_reset")]
    public partial ushort D25ir { get; }

    [Register("OIC", 0x1FF, "Other interrupt control: I/O APIC enable, which QEMU never looks at", Access = ReadWrite, Source = "ich9_cc_write")]
    public partial byte Oic { get; }

    [Register("GCS", 0x410, "General control and status", Reset = 0x20, Source = "ich9_cc_reset")]
    [Reserved(4, 0, ReadWrite)]
    [Bits("NR", 5, ReadWrite, "no reboot at the second timeout of the TCO watchdog, which is left out")]
    [Reserved(31, 6, ReadWrite)]
    public partial uint Gcs { get; }

    [Register("FD", 0x418, "Function disable: stored", Access = ReadWrite, Source = "ich9_cc_write")]
    public partial uint Fd { get; }
}
