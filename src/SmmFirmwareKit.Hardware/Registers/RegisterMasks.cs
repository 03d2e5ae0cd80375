// The decode tables of a register block, as its generated class hands them to the register file.
namespace SmmFirmwareKit.Hardware;

/// <summary>One byte of each table for each byte of the block; the tables are constants of the assembly.</summary>
public readonly ref struct RegisterMasks
{
    /// <summary>What the bytes hold after reset.</summary>
    public required ReadOnlySpan<byte> Reset { get; init; }

    /// <summary>A <see cref="ResetDomain"/> each.</summary>
    public required ReadOnlySpan<byte> Domain { get; init; }

    /// <summary>Bits that take what is written.</summary>
    public required ReadOnlySpan<byte> Write { get; init; }

    /// <summary>Bits that a written one clears; those that also take what is written are cleared by any write.</summary>
    public required ReadOnlySpan<byte> Clear { get; init; }

    /// <summary>Bits that a written one sets.</summary>
    public required ReadOnlySpan<byte> Set { get; init; }

    /// <summary>Where a register answers as a whole: its bytes at the first one, <see cref="Inside"/> at the others. Empty if none does.</summary>
    public ReadOnlySpan<byte> Whole { get; init; }

    /// <summary>A byte of a register that answers as a whole, but not its first.</summary>
    public const byte Inside = 0xFF;
}
