// The local vector table. No source raises its interrupts here; the timer cannot be armed.
using static SmmFirmwareKit.Hardware.AccessKind;

namespace SmmFirmwareKit.Hardware;

internal sealed partial class LocalApicRegisterMap
{
    [Register("LVT_CMCI", 0x2F0, "Corrected machine check", Reset = 0x10000, Domain = ResetDomain.Init, Source = "12.5.1"), MsrView(ReadWrite)]
    [Bits("VECTOR", 7, 0, ReadWrite, "of the interrupt")]
    [Bits("DELIVERY_MODE", 10, 8, ReadWrite, "fixed, SMI, NMI, INIT, ExtINT")]
    [Bits("DELIVERY_STATUS", 12, ReadOnly, "pending; never seen")]
    [Bits("POLARITY", 13, ReadWrite, "active low")]
    [Bits("REMOTE_IRR", 14, ReadOnly, "level interrupt accepted; never seen")]
    [Bits("TRIGGER_MODE", 15, ReadWrite, "level")]
    [Bits("MASK", 16, ReadWrite, "not raised")]
    [Bits("TIMER_MODE", 18, 17, ReadWrite, "one-shot, periodic, TSC deadline; stored in every entry")]
    public partial uint LvtCmci { get; }

    [Register("LVT_TIMER", 0x320, "APIC timer", Reset = 0x10000, Domain = ResetDomain.Init, Source = "12.5.1"), MsrView(ReadWrite)]
    [Bits("VECTOR", 7, 0, ReadWrite, "of the interrupt")]
    [Bits("DELIVERY_MODE", 10, 8, ReadWrite, "stored")]
    [Bits("DELIVERY_STATUS", 12, ReadOnly, "pending; never seen")]
    [Bits("POLARITY", 13, ReadWrite, "active low")]
    [Bits("REMOTE_IRR", 14, ReadOnly, "level interrupt accepted; never seen")]
    [Bits("TRIGGER_MODE", 15, ReadWrite, "level")]
    [Bits("MASK", 16, ReadWrite, "not raised")]
    [Bits("TIMER_MODE", 18, 17, ReadWrite, "one-shot, periodic, TSC deadline")]
    public partial uint LvtTimer { get; }

    [Register("LVT_{THERMAL|PERFORMANCE|LINT0|LINT1|ERROR}", 0x330, "Other sources", Count = 5, Stride = 0x10, Reset = 0x10000, Domain = ResetDomain.Init, Source = "12.5.1"), MsrView(ReadWrite)]
    [Bits("VECTOR", 7, 0, ReadWrite, "of the interrupt")]
    [Bits("DELIVERY_MODE", 10, 8, ReadWrite, "fixed, SMI, NMI, INIT, ExtINT")]
    [Bits("DELIVERY_STATUS", 12, ReadOnly, "pending; never seen")]
    [Bits("POLARITY", 13, ReadWrite, "active low")]
    [Bits("REMOTE_IRR", 14, ReadOnly, "level interrupt accepted; never seen")]
    [Bits("TRIGGER_MODE", 15, ReadWrite, "level")]
    [Bits("MASK", 16, ReadWrite, "not raised")]
    [Bits("TIMER_MODE", 18, 17, ReadWrite, "stored in every entry")]
    public partial uint Lvt(int entry);
}
