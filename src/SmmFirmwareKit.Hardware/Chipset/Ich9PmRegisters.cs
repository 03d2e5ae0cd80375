// Registers of the power management block at PMBASE: PM1, GPE0 and SMI control.
using static SmmFirmwareKit.Hardware.AccessKind;

namespace SmmFirmwareKit.Hardware;

/// <summary>The 128 ports of the block, and one byte behind it that no port reaches.</summary>
[RegisterBlock("PMBASE block", RegisterSpace.Ports, Size = Ports + 1, Source = "ICH9 datasheet, 13.8 and 13.9; QEMU hw/acpi/ich9.c")]
internal sealed partial class Ich9PmRegisters
{
    /// <summary>Ports that the bridge decodes.</summary>
    public const int Ports = 0x80;

    [Register("PM1_STS", 0x00, "PM1 status", Whole = true, Source = "acpi_pm1_evt_write_sts")]
    [Bits("TMROF_STS", 0, WriteOneToClear, "bit 23 of the timer changed")]
    [Reserved(3, 1, WriteOneToClear)]
    [Bits("BM_STS", 4, WriteOneToClear, "bus master activity; never set")]
    [Bits("GBL_STS", 5, WriteOneToClear, "SMI handler asks for the OS; never set")]
    [Reserved(7, 6, WriteOneToClear)]
    [Bits("PWRBTN_STS", 8, WriteOneToClear, "power button pressed")]
    [Reserved(9, 9, WriteOneToClear)]
    [Bits("RTC_STS", 10, WriteOneToClear, "real-time clock alarm; never set")]
    [Bits("PRBTNOR_STS", 11, WriteOneToClear, "power button override; never set")]
    [Reserved(14, 12, WriteOneToClear)]
    [Bits("WAK_STS", 15, WriteOneToClear, "woken from sleep; never set")]
    public partial ushort Pm1Sts { get; set; }

    [Register("PM1_EN", 0x02, "PM1 enable", Whole = true, Source = "acpi_pm1_evt_write_en")]
    [Bits("TMROF_EN", 0, ReadWrite, "SCI at TMROF_STS")]
    [Reserved(4, 1, ReadWrite)]
    [Bits("GBL_EN", 5, ReadWrite, "SCI at GBL_STS")]
    [Reserved(7, 6, ReadWrite)]
    [Bits("PWRBTN_EN", 8, ReadWrite, "SCI at PWRBTN_STS")]
    [Reserved(9, 9, ReadWrite)]
    [Bits("RTC_EN", 10, ReadWrite, "SCI at RTC_STS")]
    [Reserved(15, 11, ReadWrite)]
    public partial ushort Pm1En { get; }

    [Register("PM1_CNT", 0x04, "PM1 control", Whole = true, Source = "acpi_pm1_cnt_write")]
    [Bits("SCI_EN", 0, ReadWrite, "events raise SCI, not SMI")]
    [Bits("BM_RLD", 1, ReadWrite, "bus master reload; stored")]
    [Bits("GBL_RLS", 2, ReadWrite, "raises an SMI on hardware; QEMU stores it")]
    [Reserved(9, 3, ReadWrite)]
    [Bits("SLP_TYP", 12, 10, ReadWrite, "sleep state to enter: QEMU knows 0 (S5), 1 (S3) and 2 (S4) and stores the others")]
    [Bits("SLP_EN", 13, WriteOnly, "enter it")]
    [Reserved(15, 14, ReadWrite)]
    public partial ushort Pm1Cnt { get; set; }

    [Register("PM1_TMR", 0x08, "Power management timer: 24 bits at 3.579545 MHz", Domain = ResetDomain.Never, Source = "acpi_pm_tmr_get; ACPI 6.5, 4.8.3.3")]
    public partial uint Pm1Tmr { get; }

    // Only the first byte of each half reaches the SCI in QEMU.
    [Register("GPE0_STS", 0x20, "General purpose event 0 status", Source = "acpi_gpe_ioport_writeb")]
    [Bits("GPE0_STS_7_0", 7, 0, WriteOneToClear, "events that reach the SCI: bit 2 is CPU hot-plug")]
    [Bits("GPE0_STS_63_8", 63, 8, WriteOneToClear, "other events; never set")]
    public partial ulong Gpe0Sts { get; set; }

    [Register("GPE0_EN", 0x28, "General purpose event 0 enable", Source = "acpi_gpe_ioport_writeb")]
    [Bits("GPE0_EN_7_0", 7, 0, ReadWrite, "SCI at these events")]
    [Bits("GPE0_EN_63_8", 63, 8, ReadWrite, "stored")]
    public partial ulong Gpe0En { get; }

    [Register("SMI_EN", 0x30, "SMI control and enable", Widths = AccessWidths.Dword, Source = "ich9_smi_writel")]
    [Bits("GBL_SMI_EN", 0, ReadWrite, "SMIs at all; QEMU's APM_CNT does not ask", LockedBy = "GBL_SMI_EN_FROZEN")]
    [Bits("EOS", 1, ReadWrite, "end of SMI; stored")]
    [Bits("BIOS_EN", 2, ReadWrite, "SMI at GBL_RLS; stored")]
    [Bits("LEGACY_USB_EN", 3, ReadWrite, "SMI at USB legacy events; stored")]
    [Bits("SLP_SMI_EN", 4, ReadWrite, "SMI at SLP_EN; stored")]
    [Bits("APMC_EN", 5, ReadWrite, "SMI at a write to APM_CNT")]
    [Bits("SWSMI_TMR_EN", 6, ReadWrite, "SMI timer; stored")]
    [Bits("BIOS_RLS", 7, ReadWrite, "SCI for the OS; stored")]
    [Reserved(12, 8, ReadWrite)]
    [Bits("TCO_EN", 13, ReadWrite, "SMI at TCO events", LockedBy = "TCO_LOCK")]
    [Bits("PERIODIC_EN", 14, ReadWrite, "periodic SMI; stored")]
    [Reserved(31, 15, ReadWrite)]
    public partial uint SmiEn { get; set; }

    [Register("SMI_STS", 0x34, "SMI status: QEMU reports nothing", Widths = AccessWidths.Dword, Source = "ich9_smi_ops")]
    public partial uint SmiSts { get; }

    [Register("SMI_LOCK_LATCH", Ports, "The SMI lock as SMI_EN feels it; no port reaches it", Source = "smi_en_wmask of ICH9LPCPMRegs")]
    [Bits("GBL_SMI_EN_FROZEN", 0, ReadOnly, "set by a write to 0xA0..0xA7 of the bridge while SMI_LOCK is one; a system reset clears it although SMI_LOCK stays")]
    public partial byte SmiLockLatch { get; set; }
}
