// Registers of the TCO watchdog in the power management block, as QEMU has them.
using static SmmFirmwareKit.Hardware.AccessKind;

namespace SmmFirmwareKit.Hardware;

// QEMU keeps each register in a variable that only its own offset reaches, and a system reset touches none of them.
internal sealed partial class Ich9PmRegisters
{
    private const string Tco = "QEMU hw/acpi/ich9_tco.c, tco_ioport_writew";

    [Register("TCO_RLD", 0x60, "Timer reload and current value", Domain = ResetDomain.PowerOn, Whole = true, Source = Tco)]
    [Bits("TCO_RLD", 9, 0, ReadWrite, "ticks that are left; a write reloads the timer, or is stored if the timer cannot run")]
    [Reserved(15, 10, ReadWrite)]
    public partial ushort TcoRld { get; set; }

    [Register("TCO_DAT_IN", 0x62, "Data in: a write raises an SMI at the first CPU, unasked", Access = ReadWrite, Domain = ResetDomain.PowerOn, Whole = true, Source = Tco)]
    public partial byte TcoDatIn { get; }

    [Register("TCO_DAT_OUT", 0x63, "Data out: a write sets TCO_INT_STS", Access = ReadWrite, Domain = ResetDomain.PowerOn, Whole = true, Source = Tco)]
    public partial byte TcoDatOut { get; }

    // The datasheet has status bits that a one clears; QEMU stores what is written to some, and any write clears the others.
    [Register("TCO1_STS", 0x64, "Status 1", Domain = ResetDomain.PowerOn, Whole = true, Source = Tco)]
    [Bits("NMI2SMI_STS", 0, WriteToClear, "an NMI became an SMI; never set")]
    [Bits("SW_TCO_SMI", 1, WriteToClear, "TCO_DAT_IN was written")]
    [Bits("TCO_INT_STS", 2, WriteToClear, "TCO_DAT_OUT was written")]
    [Bits("TIMEOUT", 3, WriteToClear, "the timer ran out")]
    [Reserved(6, 4, ReadWrite)]
    [Bits("NEWCENTURY_STS", 7, WriteToClear, "the year became 2000; never set")]
    [Bits("BIOSWR_STS", 8, WriteToClear, "write to a protected BIOS; never set")]
    [Bits("DMISCI_STS", 9, WriteToClear, "SCI from DMI; never set")]
    [Bits("DMISMI_STS", 10, WriteToClear, "SMI from DMI; never set")]
    [Reserved(11, 11, ReadWrite)]
    [Bits("DMISERR_STS", 12, WriteToClear, "SERR from DMI; never set")]
    [Reserved(15, 13, ReadWrite)]
    public partial ushort Tco1Sts { get; set; }

    [Register("TCO2_STS", 0x66, "Status 2", Domain = ResetDomain.PowerOn, Whole = true, Source = Tco)]
    [Bits("INTRD_DET", 0, WriteToClear, "intruder; never set")]
    [Bits("SECOND_TO_STS", 1, WriteToClear, "the timer ran out twice in a row")]
    [Bits("BOOT_STS", 2, WriteToClear, "the timer ran out twice before the first instruction; QEMU sets it with SECOND_TO_STS")]
    [Reserved(15, 3, ReadWrite)]
    public partial ushort Tco2Sts { get; set; }

    [Register("TCO1_CNT", 0x68, "Control 1", Domain = ResetDomain.PowerOn, Whole = true, Source = Tco)]
    [Reserved(7, 0, ReadWrite)]
    [Bits("NMI_NOW", 8, WriteOnly, "raises an NMI on hardware; QEMU drops it")]
    [Bits("NMI2SMI_EN", 9, ReadWrite, "NMIs become SMIs; stored")]
    [Reserved(10, 10, ReadWrite)]
    [Bits("TCO_TMR_HLT", 11, ReadWrite, "timer halted; a write with zero starts it")]
    [Bits("TCO_LOCK", 12, WriteOnce, "keeps SMI_EN.TCO_EN as it is")]
    [Reserved(15, 13, ReadWrite)]
    public partial ushort Tco1Cnt { get; }

    [Register("TCO2_CNT", 0x6A, "Control 2", Reset = 0x0008, Access = ReadWrite, Domain = ResetDomain.PowerOn, Whole = true, Source = Tco)]
    public partial ushort Tco2Cnt { get; }

    [Register("TCO_MESSAGE1", 0x6C, "Message 1", Access = ReadWrite, Domain = ResetDomain.PowerOn, Whole = true, Source = Tco)]
    public partial byte TcoMessage1 { get; }

    [Register("TCO_MESSAGE2", 0x6D, "Message 2", Access = ReadWrite, Domain = ResetDomain.PowerOn, Whole = true, Source = Tco)]
    public partial byte TcoMessage2 { get; }

    [Register("TCO_WDCNT", 0x6E, "Watchdog control", Access = ReadWrite, Domain = ResetDomain.PowerOn, Whole = true, Source = Tco)]
    public partial byte TcoWdcnt { get; }

    [Register("SW_IRQ_GEN", 0x70, "Software IRQ generation; stored", Reset = 0x03, Access = ReadWrite, Domain = ResetDomain.PowerOn, Whole = true, Source = Tco)]
    public partial byte SwIrqGen { get; }

    [Register("TCO_TMR", 0x72, "Timer initial value", Reset = 0x0004, Domain = ResetDomain.PowerOn, Whole = true, Source = Tco)]
    [Bits("INITIAL_VALUE", 9, 0, ReadWrite, "ticks of 0.6 s; with 0 or 1 in the whole register the timer does not start")]
    [Reserved(15, 10, ReadWrite)]
    public partial ushort TcoTmr { get; }
}
