// Registers of a sensor, declared as its datasheet would: access kinds, reset values and a lock.
using SmmFirmwareKit.Hardware;
using static SmmFirmwareKit.Hardware.AccessKind;

namespace Board;

[RegisterBlock("thermal sensor", RegisterSpace.Ports, Base = 0x640, Size = 2, Source = "docs/first-module.md")]
internal sealed partial class SensorRegisters
{
    [Register("TEMP", 0, "Degrees Celsius", Reset = 84)]
    [Bits("DEGREES", 7, 0, ReadOnly, "what the sensor measures")]
    public partial byte Temp { get; set; }

    [Register("LIMIT", 1, "Trip point", Reset = 0x55)]
    [Bits("LOCK", 7, WriteOnce, "keeps the trip point until reset")]
    [Bits("TRIP", 6, 0, ReadWrite, "degrees", LockedBy = "LOCK")]
    public partial byte Limit { get; set; }
}
