// The local APIC's registers as the SDM lists them (vol. 3, table 12-1), declared.
namespace SmmFirmwareKit.Hardware;

/// <summary>Offsets are those of the xAPIC page divided by four: each 16-byte slot holds one 32-bit register.</summary>
internal static class LocalApicRegisterMap
{
    public static readonly RegisterField XApicId = RegisterField.ReadWrite("XAPIC_ID", 24, 8);
    public static readonly RegisterField IcrVector = RegisterField.ReadWrite("VECTOR", 0, 8);
    public static readonly RegisterField IcrDeliveryMode = RegisterField.ReadWrite("DELIVERY_MODE", 8, 3);
    public static readonly RegisterField IcrDestinationMode = RegisterField.ReadWrite("DESTINATION_MODE", 11);
    public static readonly RegisterField IcrLevel = RegisterField.ReadWrite("LEVEL", 14);
    public static readonly RegisterField IcrTrigger = RegisterField.ReadWrite("TRIGGER_MODE", 15);
    public static readonly RegisterField IcrShorthand = RegisterField.ReadWrite("DESTINATION_SHORTHAND", 18, 2);
    public static readonly RegisterField SoftwareEnable = RegisterField.ReadWrite("APIC_SOFTWARE_ENABLE", 8);

    public static readonly Register Id = new("ID", Slot(0x20), 4, 0, ResetDomain.System, XApicId);
    public static readonly Register TaskPriority = Register.Plain("TPR", Slot(0x80), 1);
    public static readonly Register SpuriousVector = new("SVR", Slot(0xF0), 4, 0xFF, ResetDomain.System, RegisterField.ReadWrite("SPURIOUS_VECTOR", 0, 8), SoftwareEnable, RegisterField.ReadWrite("FOCUS_CHECKING", 9));
    public static readonly Register IcrLow = new("ICR_LOW", Slot(0x300), 4, 0, ResetDomain.System, IcrVector, IcrDeliveryMode, IcrDestinationMode, IcrLevel, IcrTrigger, IcrShorthand);
    public static readonly Register IcrHigh = Register.Plain("ICR_HIGH", Slot(0x310), 4);

    public static readonly RegisterField TimerMask = RegisterField.ReadWrite("MASK", 16);
    public static readonly Register InitialCount = Register.Plain("TIMER_INITIAL_COUNT", Slot(0x380), 4);

    public static readonly RegisterBlock Block = new(
        "local APIC",
        Slot(0x400),
        0..0,
        Id,
        Register.Constant("VERSION", Slot(0x30), 4, 0x00050014),
        TaskPriority,
        new Register("LDR", Slot(0xD0), 4, 0, ResetDomain.System, RegisterField.ReadWrite("LOGICAL_ID", 24, 8)),
        new Register("DFR", Slot(0xE0), 4, 0xFFFFFFFF, ResetDomain.System, RegisterField.ReadWrite("MODEL", 28, 4)),
        SpuriousVector,
        Register.Constant("ESR", Slot(0x280), 4, 0),
        Lvt("LVT_CMCI", 0x2F0),
        IcrLow,
        IcrHigh,
        Lvt("LVT_TIMER", 0x320, TimerMask),
        Lvt("LVT_THERMAL", 0x330),
        Lvt("LVT_PERFORMANCE", 0x340),
        Lvt("LVT_LINT0", 0x350),
        Lvt("LVT_LINT1", 0x360),
        Lvt("LVT_ERROR", 0x370),
        InitialCount,
        Register.Constant("TIMER_CURRENT_COUNT", Slot(0x390), 4, 0),
        new Register("TIMER_DIVIDE", Slot(0x3E0), 4, 0, ResetDomain.System, RegisterField.ReadWrite("DIVIDE", 0, 4)));

    /// <summary>Offset in the block of the register at <paramref name="offset"/> in the xAPIC page.</summary>
    public static int Slot(int offset) => offset >> 2;

    private static Register Lvt(string name, int offset, RegisterField? mask = null) => new(
        name,
        Slot(offset),
        4,
        0x10000,
        ResetDomain.System,
        RegisterField.ReadWrite("VECTOR", 0, 8),
        RegisterField.ReadWrite("DELIVERY_MODE", 8, 3),
        RegisterField.ReadWrite("POLARITY", 13),
        RegisterField.ReadWrite("TRIGGER_MODE", 15),
        mask ?? RegisterField.ReadWrite("MASK", 16),
        RegisterField.ReadWrite("TIMER_MODE", 17, 2));
}
