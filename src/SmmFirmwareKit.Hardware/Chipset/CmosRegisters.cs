// CMOS RAM and the index that selects a byte of it.
using static SmmFirmwareKit.Hardware.AccessKind;

namespace SmmFirmwareKit.Hardware;

/// <summary>The bytes by their index; behind them the index itself, which is port 0x70.</summary>
[RegisterBlock("CMOS", RegisterSpace.Ports, Base = 0x70, Size = 0x81, Source = "ICH9 datasheet, 13.6; QEMU hw/rtc/mc146818rtc.c")]
[Scratch(FirstByte, 0x7F, "battery-backed bytes; pc_cmos_init fills some at power-on")]
internal sealed partial class CmosRegisters
{
    /// <summary>The clock is in front of it, and left out.</summary>
    public const int FirstByte = 0x0E;

    [Register("EQUIPMENT", 0x14, "Devices found: coprocessor and mouse", Reset = 0x06, Access = ReadWrite, Domain = ResetDomain.PowerOn, Source = "pc_cmos_init_late")]
    public partial byte Equipment { get; }

    [Register("BOOT_THIRD", 0x38, "Third boot device in the high half: the CD-ROM", Reset = 0x30, Access = ReadWrite, Domain = ResetDomain.PowerOn, Source = "set_boot_dev")]
    public partial byte BootThird { get; }

    [Register("BOOT", 0x3D, "First and second boot device: disk, floppy", Reset = 0x12, Access = ReadWrite, Domain = ResetDomain.PowerOn, Source = "set_boot_dev")]
    public partial byte Boot { get; }

    [Register("RTC_INDEX", 0x80, "Port 0x70: which byte port 0x71 is", Domain = ResetDomain.PowerOn, Source = "cmos_ioport_write")]
    [Bits("INDEX", 6, 0, ReadWrite, "bit 7 is the NMI mask, which QEMU leaves out")]
    public partial byte RtcIndex { get; }
}
