// What a write to the ICR, or an MSI, asks for: which event, for whom.
namespace SmmFirmwareKit.Hardware;

/// <summary>Delivery modes of the ICR (SDM vol. 3 §12.6.1 "Interrupt Command Register").</summary>
public enum DeliveryMode : byte
{
    Fixed = 0,
    LowestPriority = 1,
    Smi = 2,
    Nmi = 4,
    Init = 5,
    StartUp = 6,
    ExtInt = 7,
}

/// <summary>Destination shorthands of the ICR.</summary>
public enum DestinationShorthand : byte
{
    None = 0,
    Self = 1,
    AllIncludingSelf = 2,
    AllExcludingSelf = 3,
}

/// <summary>An inter-processor interrupt on its way.</summary>
/// <param name="Destination">APIC id; 0xFF in xAPIC mode and 0xFFFFFFFF in x2APIC mode is everybody.</param>
public readonly record struct InterruptCommand(
    DeliveryMode Mode,
    DestinationShorthand Shorthand,
    byte Vector,
    bool Assert,
    bool LevelTriggered,
    uint Destination,
    bool Broadcast)
{
    /// <summary>INIT level de-assert: obsolete, ignored by every processor since the Pentium 4.</summary>
    public bool IsInitDeassert => Mode == DeliveryMode.Init && LevelTriggered && !Assert;
}
