// What the register generator knows of a block: text and numbers only.
using SmmFirmwareKit.Generators.Declarations;

namespace SmmFirmwareKit.Generators.Registers;

/// <param name="IsAbstract">Whether only blocks derived from it exist.</param>
/// <param name="IsDerived">Whether it begins with the registers of its base class.</param>
/// <param name="Slot">Bytes from one register to the next where each has 32 bits in a wider slot; 0 for ordinary blocks.</param>
/// <param name="ScratchEnd">One past the last scratch byte; 0 if there are none.</param>
/// <param name="Registers">As declared, those of the base class first.</param>
internal sealed record RegisterBlockSpec(
    DeclarationSpec Declaration,
    bool IsAbstract,
    bool IsDerived,
    string Name,
    Space Space,
    int Size,
    uint Base,
    int Slot,
    uint MsrView,
    string Source,
    int ScratchStart,
    int ScratchEnd,
    string ScratchSummary,
    EquatableArray<RegisterSpec> Registers)
{
    /// <summary>Offsets are divided by this to find a register's bytes.</summary>
    public int Spread => Slot == 0 ? 1 : Slot / 4;

    /// <summary>Bytes that an instance stores.</summary>
    public int Stored => Size / Spread;

    /// <summary>Every register by itself, by offset.</summary>
    public IReadOnlyList<RegisterSpec> Each() => [.. Registers.SelectMany(register => register.Each()).OrderBy(register => register.Offset)];

    /// <summary>Where the bytes of a register begin.</summary>
    public int StoreOf(RegisterSpec register) => (int)(register.Offset / (uint)Spread);
}
