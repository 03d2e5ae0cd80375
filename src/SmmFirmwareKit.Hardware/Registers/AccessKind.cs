// What a write does to a register field: the vocabulary of chipset manuals.
namespace SmmFirmwareKit.Hardware;

/// <summary>How software may change a field.</summary>
public enum AccessKind
{
    /// <summary>RO: writes are dropped.</summary>
    ReadOnly,

    /// <summary>RW: the field takes the value written.</summary>
    ReadWrite,

    /// <summary>R/WC: a one clears, a zero leaves alone.</summary>
    WriteOneToClear,

    /// <summary>R/WS: a one sets, a zero leaves alone.</summary>
    WriteOneToSet,

    /// <summary>R/WO as chipset locks have it: once one, it stays one.</summary>
    SetOnce,
}
