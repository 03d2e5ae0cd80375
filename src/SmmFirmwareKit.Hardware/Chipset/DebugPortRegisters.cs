// The debug console port.
using static SmmFirmwareKit.Hardware.AccessKind;

namespace SmmFirmwareKit.Hardware;

[RegisterBlock("debug console", RegisterSpace.Ports, Base = 0x402, Size = 1, Source = "QEMU hw/char/debugcon.c")]
internal sealed partial class DebugPortRegisters
{
    [Register("DEBUGCON", 0, "Prints the byte written; reads 0xE9, by which firmware knows that somebody listens", Reset = 0xE9, Access = WriteOnly, Source = "debugcon_ioport_read")]
    public partial byte Debugcon { get; }
}
