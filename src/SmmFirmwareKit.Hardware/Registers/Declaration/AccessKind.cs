// What a write does to a register field: the vocabulary of chipset manuals.
namespace SmmFirmwareKit.Hardware;

/// <summary>How software may change a field. Declarations import the members: <c>using static SmmFirmwareKit.Hardware.AccessKind</c>.</summary>
public enum AccessKind
{
    /// <summary>RO: writes are dropped.</summary>
    ReadOnly,

    /// <summary>R/W: the field takes the value written.</summary>
    ReadWrite,

    /// <summary>R/WC: a one clears, a zero leaves alone.</summary>
    WriteOneToClear,

    /// <summary>R/WS: a one sets, a zero leaves alone.</summary>
    WriteOneToSet,

    /// <summary>R/WO: the field takes what is written until it is not zero; then it is read-only until reset. What locks are.</summary>
    WriteOnce,

    /// <summary>WO: a command that the device carries out. Nothing is stored; the field reads as its reset value.</summary>
    WriteOnly,

    /// <summary>R/C: any write clears it, whatever is written.</summary>
    WriteToClear,
}
