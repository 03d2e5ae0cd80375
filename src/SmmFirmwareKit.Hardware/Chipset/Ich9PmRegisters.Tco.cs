// Registers of the TCO watchdog in the power management block. The watchdog itself is not modelled.
using static SmmFirmwareKit.Hardware.AccessKind;

namespace SmmFirmwareKit.Hardware;

internal sealed partial class Ich9PmRegisters
{
    private const string Tco = "QEMU hw/acpi/ich9_tco.c, tco_ioport_writew";

    [Register("TCO_RLD", 0x60, "Timer reload and current value", Access = ReadWrite, Source = Tco)]
    public partial ushort TcoRld { get; }

    [Register("TCO_DAT_IN", 0x62, "Data in: a write raises an SMI", Access = ReadWrite, Source = Tco)]
    public partial byte TcoDatIn { get; }

    [Register("TCO_DAT_OUT", 0x63, "Data out", Access = ReadWrite, Source = Tco)]
    public partial byte TcoDatOut { get; }

    [Register("TCO1_STS", 0x64, "Status 1", Access = WriteOneToClear, Source = Tco)]
    public partial ushort Tco1Sts { get; }

    [Register("TCO2_STS", 0x66, "Status 2", Access = WriteOneToClear, Source = Tco)]
    public partial ushort Tco2Sts { get; }

    [Register("TCO1_CNT", 0x68, "Control 1", Source = Tco)]
    [Reserved(7, 0, ReadWrite)]
    [Bits("NMI2SMI_EN", 9, ReadWrite, "NMIs become SMIs; stored")]
    [Reserved(10, 10, ReadWrite)]
    [Bits("TCO_TMR_HLT", 11, ReadWrite, "timer halted")]
    [Bits("TCO_LOCK", 12, WriteOnce, "keeps SMI_EN.TCO_EN as it is")]
    public partial ushort Tco1Cnt { get; }

    [Register("TCO2_CNT", 0x6A, "Control 2", Reset = 0x0008, Access = ReadWrite, Source = Tco)]
    public partial ushort Tco2Cnt { get; }

    [Register("TCO_MESSAGE1", 0x6C, "Message 1", Access = ReadWrite, Source = Tco)]
    public partial byte TcoMessage1 { get; }

    [Register("TCO_MESSAGE2", 0x6D, "Message 2", Access = ReadWrite, Source = Tco)]
    public partial byte TcoMessage2 { get; }

    [Register("TCO_WDCNT", 0x6E, "Watchdog control", Access = ReadWrite, Source = Tco)]
    public partial byte TcoWdcnt { get; }

    [Register("SW_IRQ_GEN", 0x70, "Software IRQ generation", Reset = 0x03, Access = ReadWrite, Source = Tco)]
    public partial byte SwIrqGen { get; }

    [Register("TCO_TMR", 0x72, "Timer initial value", Reset = 0x0004, Access = ReadWrite, Source = Tco)]
    public partial ushort TcoTmr { get; }
}
