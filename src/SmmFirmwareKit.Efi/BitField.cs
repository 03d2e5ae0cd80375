// Bit-fields of structures in modelled memory: what `p->Flag` is in C when Flag is declared `UINT32 Flag : 1`.
using System.Numerics;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Efi;

/// <summary>Some bits of an integer in modelled memory. <c>await</c> reads the integer, and takes the bits out of it.</summary>
/// <typeparam name="T">The declared type of the bit-field, and of the unit it lies in.</typeparam>
/// <param name="UnitAddress">Address of the unit; a bit-field has no address of its own.</param>
/// <param name="Shift">Number of the lowest bit.</param>
/// <param name="Width">Bits.</param>
public readonly record struct BitField<T>(ulong UnitAddress, byte Shift, byte Width)
    where T : unmanaged, IBinaryInteger<T>
{
    /// <summary>Reads the unit in one access.</summary>
    public BitReadStep<T> GetAwaiter() => new(UnitAddress, Shift, Width);

    /// <summary>
    /// Reads the unit and writes it back with the bits replaced: two accesses, as compiled C makes them. What another processor
    /// writes to any bit of the unit in between is lost.
    /// </summary>
    public async FirmwareTask Set(T value)
    {
        T unit = await new ReadStep<T>(UnitAddress);
        await new WriteStep<T>(UnitAddress, BitFields.Set(unit, Shift, Width, value));
    }

    public override string ToString() => FormattableString.Invariant($"0x{UnitAddress:X}.{Shift}:{Width}");
}
