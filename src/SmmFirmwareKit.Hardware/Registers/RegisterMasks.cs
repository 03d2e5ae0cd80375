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

    /// <summary>Bits that a written one clears.</summary>
    public required ReadOnlySpan<byte> Clear { get; init; }

    /// <summary>Bits that a written one sets.</summary>
    public required ReadOnlySpan<byte> Set { get; init; }
}
