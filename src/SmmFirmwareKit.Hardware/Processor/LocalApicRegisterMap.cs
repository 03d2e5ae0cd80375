// The local APIC's registers as the SDM lists them: an xAPIC page and x2APIC MSRs.
using static SmmFirmwareKit.Hardware.AccessKind;

namespace SmmFirmwareKit.Hardware;

/// <summary>Each 16-byte slot of the page holds one 32-bit register; INIT resets all but the APIC id (SDM vol. 3 §12.4.7.3).</summary>
[RegisterBlock("local APIC", RegisterSpace.Mmio, Base = 0xFEE00000, Size = 0x400, Slot = 0x10, MsrView = 0x800, Source = "SDM vol. 3, tables 12-1 and 12-6")]
internal sealed partial class LocalApicRegisterMap
{
    [Register("ID", 0x20, "Local APIC id", Source = "12.4.6"), MsrView(ReadOnly)]
    [Bits("XAPIC_ID", 31, 24, ReadWrite, "of 8 bits; x2APIC mode shows all 32")]
    public partial uint Id { get; set; }

    [Register("VERSION", 0x30, "Version 0x14, highest LVT entry 5", Reset = 0x00050014, Source = "12.4.8"), MsrView(ReadOnly)]
    public partial uint Version { get; }

    [Register("TPR", 0x80, "Task priority", Domain = ResetDomain.Init, Source = "12.8.3.1"), MsrView(ReadWrite)]
    [Bits("TASK_PRIORITY", 7, 0, ReadWrite, "vectors of this class and below wait")]
    public partial uint Tpr { get; }

    [Register("PPR", 0xA0, "Processor priority: computed", Domain = ResetDomain.Init, Source = "12.8.3.1"), MsrView(ReadOnly)]
    public partial uint Ppr { get; }

    [Register("EOI", 0xB0, "The highest vector in service is done", Domain = ResetDomain.Init, Source = "12.8.5"), MsrView(WriteOnly)]
    [Reserved(31, 0, WriteOnly)]
    public partial uint Eoi { get; }

    [Register("LDR", 0xD0, "Logical destination", Domain = ResetDomain.Init, Source = "12.6.2.2"), MsrView(ReadOnly)]
    [Bits("LOGICAL_ID", 31, 24, ReadWrite, "x2APIC mode derives 32 bits from the id")]
    public partial uint Ldr { get; }

    [Register("DFR", 0xE0, "Destination format", Reset = 0xFFFFFFFF, Domain = ResetDomain.Init, Source = "12.6.2.2")]
    [Reserved(27, 0)]
    [Bits("MODEL", 31, 28, ReadWrite, "flat or cluster")]
    public partial uint Dfr { get; }

    [Register("SVR", 0xF0, "Spurious interrupt vector", Reset = 0xFF, Domain = ResetDomain.Init, Source = "12.9"), MsrView(ReadWrite)]
    [Bits("SPURIOUS_VECTOR", 7, 0, ReadWrite, "never sent here")]
    [Bits("APIC_SOFTWARE_ENABLE", 8, ReadWrite, "interrupts are accepted")]
    [Bits("FOCUS_CHECKING", 9, ReadWrite, "stored")]
    [Bits("EOI_BROADCAST_SUPPRESSION", 12, ReadOnly, "not offered")]
    public partial uint Svr { get; }

    [Register("ISR{0}", 0x100, "Vectors in service, 32 each: computed", Count = 8, Stride = 0x10, Domain = ResetDomain.Init, Source = "12.8.4"), MsrView(ReadOnly)]
    public partial uint Isr(int word);

    [Register("IRR{0}", 0x200, "Vectors requested, 32 each: computed", Count = 8, Stride = 0x10, Domain = ResetDomain.Init, Source = "12.8.4"), MsrView(ReadOnly)]
    public partial uint Irr(int word);

    [Register("ESR", 0x280, "Error status: none is detected", Domain = ResetDomain.Init, Source = "12.5.3"), MsrView(ReadWrite)]
    [Reserved(31, 0)]
    public partial uint Esr { get; }

    [Register("ICR_LOW", 0x300, "Interrupt command: a write sends", Domain = ResetDomain.Init, Source = "12.6.1"), MsrView(ReadWrite, Wide = true)]
    [Bits("VECTOR", 7, 0, ReadWrite, "of the interrupt, page of a start-up IPI")]
    [Bits("DELIVERY_MODE", 10, 8, ReadWrite, "fixed, lowest priority, SMI, NMI, INIT, start-up")]
    [Bits("DESTINATION_MODE", 11, ReadWrite, "logical")]
    [Bits("LEVEL", 14, ReadWrite, "assert")]
    [Bits("TRIGGER_MODE", 15, ReadWrite, "level")]
    [Bits("DESTINATION_SHORTHAND", 19, 18, ReadWrite, "none, self, all, all others")]
    public partial uint IcrLow { get; }

    [Register("ICR_HIGH", 0x310, "Destination of the interrupt command", Access = ReadWrite, Domain = ResetDomain.Init, Source = "12.6.1")]
    public partial uint IcrHigh { get; }

    [Register("TIMER_INITIAL_COUNT", 0x380, "Starts the timer", Access = ReadWrite, Domain = ResetDomain.Init, Source = "12.5.4"), MsrView(ReadWrite)]
    public partial uint TimerInitialCount { get; }

    [Register("TIMER_CURRENT_COUNT", 0x390, "What is left of it", Domain = ResetDomain.Init, Source = "12.5.4"), MsrView(ReadOnly)]
    public partial uint TimerCurrentCount { get; }

    [Register("TIMER_DIVIDE", 0x3E0, "Divide configuration", Domain = ResetDomain.Init, Source = "12.5.4"), MsrView(ReadWrite)]
    [Bits("DIVIDE_1_0", 1, 0, ReadWrite, "lower bits of the divisor")]
    [Reserved(2, 2, ReadWrite)]
    [Bits("DIVIDE_2", 3, ReadWrite, "upper bit of the divisor")]
    public partial uint TimerDivide { get; }

    [Register("SELF_IPI", 0x3F0, "Sends a vector to the sender; x2APIC only", Domain = ResetDomain.Init, Source = "12.12.11"), MsrView(WriteOnly)]
    [Bits("VECTOR", 7, 0, WriteOnly, "of the interrupt")]
    public partial uint SelfIpi { get; }
}
