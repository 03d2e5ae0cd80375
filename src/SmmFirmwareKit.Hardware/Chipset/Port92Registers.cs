// PORT92, the fast reset and A20 gate.
using static SmmFirmwareKit.Hardware.AccessKind;

namespace SmmFirmwareKit.Hardware;

[RegisterBlock("port 92", RegisterSpace.Ports, Base = 0x92, Size = 1, Source = "ICH9 datasheet, 13.7.4; QEMU hw/isa/port92.c")]
internal sealed partial class Port92Registers
{
    [Register("PORT92", 0, "Fast A20 and INIT", Domain = ResetDomain.PowerOn, Source = "port92_write; port92_reset clears INIT_NOW only")]
    [Bits("INIT_NOW", 0, ReadWrite, "its rise resets; a reset clears it")]
    [Bits("ALT_A20_GATE", 1, ReadWrite, "address line 20 is not masked")]
    [Reserved(7, 2, ReadWrite)]
    public partial byte Port92 { get; set; }
}
