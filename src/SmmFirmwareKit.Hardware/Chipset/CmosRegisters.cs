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

    [Register("RTC_INDEX", 0x80, "Port 0x70: which byte port 0x71 is", Domain = ResetDomain.PowerOn, Source = "cmos_ioport_write")]
    [Bits("INDEX", 6, 0, ReadWrite, "bit 7 is the NMI mask, which QEMU leaves out")]
    public partial byte RtcIndex { get; }
}
