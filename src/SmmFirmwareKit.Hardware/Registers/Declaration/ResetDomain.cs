// Which events bring a register back to its reset value.
namespace SmmFirmwareKit.Hardware;

/// <summary>From the events that reset most to those that reset least: a register is reset by its own event and all rarer ones.</summary>
public enum ResetDomain
{
    /// <summary>INIT, and everything below.</summary>
    Init,

    /// <summary>System reset, and power-on.</summary>
    System,

    /// <summary>Power-on only.</summary>
    PowerOn,

    /// <summary>Nothing: the register shows something that goes on, such as a clock.</summary>
    Never,
}
