// A block with every kind of access, reset and lock, which no real device has together.
using static SmmFirmwareKit.Hardware.AccessKind;

namespace SmmFirmwareKit.Hardware.Tests.Registers;

[RegisterBlock("kinds", RegisterSpace.Mmio, Size = 0x1A, Source = "made up")]
[Scratch(0x04, 0x05, "plain storage")]
internal sealed partial class KindsRegisters
{
    [Register("KINDS", 0x00, "Bits that a one changes", Reset = 0xF0)]
    [Bits("WC", 1, 0, WriteOneToClear, "cleared by a one")]
    [Bits("WS", 3, 2, WriteOneToSet, "set by a one")]
    [Bits("RO", 7, 4, ReadOnly, "constant")]
    public partial byte Kinds { get; set; }

    [Register("LOCKED", 0x01, "A field and its lock", Reset = 0x0050, Domain = ResetDomain.PowerOn)]
    [Bits("HELD", 7, 4, ReadWrite, "held by LOCK", LockedBy = "LOCK")]
    [Bits("FREE", 12, ReadWrite, "held by nothing")]
    [Bits("LOCK", 15, WriteOnce, "holds HELD and ACROSS")]
    public partial ushort Locked { get; set; }

    [Register("ONCE", 0x08, "Written once", Reset = 0x8, Domain = ResetDomain.Init)]
    [Reserved(3, 3)]
    [Bits("ONCE", 19, 4, WriteOnce, "over a byte's end")]
    [Bits("GO", 20, WriteOnly, "a command")]
    [Bits("ACROSS", 31, 24, ReadWrite, "held by another register", LockedBy = "LOCKED.LOCK")]
    public partial uint Once { get; set; }

    [Register("WIDE", 0x0C, "Eight bytes, never reset", Reset = 0x1122334455667788, Access = ReadWrite, Domain = ResetDomain.Never)]
    public partial ulong Wide { get; set; }

    [Register("WHOLE", 0x14, "Answers as a whole", Reset = 0x4321, Whole = true)]
    [Bits("KEPT", 7, 0, ReadWrite, "a value", LockedBy = "LOCKED.LOCK")]
    [Bits("GONE", 11, 8, WriteToClear, "cleared by any write", LockedBy = "LOCKED.LOCK")]
    [Bits("STICKY", 14, WriteOneToSet, "set by a one")]
    public partial ushort Whole { get; set; }

    [Register("SMALL", 0x17, "One byte, as a whole", Access = ReadWrite, Whole = true)]
    public partial byte Small { get; }

    [Register("RUN{A}", 0x18, "Two of a kind", Count = 2)]
    [Bits("LOW", 3, 0, ReadWrite, "half of it", LockedBy = "LOCK")]
    [Bits("LOCK", 7, WriteOnce, "holds LOW of its own register")]
    public partial byte Run(int index);
}
