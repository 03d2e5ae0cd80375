// Bit-fields as C has them: bits of an integer unit, bit 0 first.
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SmmFirmwareKit.Execution;

/// <summary>Takes bit-fields out of their unit and puts them back.</summary>
public static class BitFields
{
    /// <summary>The bit-field's value; that of a signed type is extended by its sign.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Get<T>(T unit, int shift, int width)
        where T : unmanaged, IBinaryInteger<T>
    {
        int above = (8 * Unsafe.SizeOf<T>()) - shift - width;
        return (unit << above) >> (above + shift);
    }

    /// <summary>The unit with the bit-field replaced; bits of <paramref name="value"/> beyond its width are lost, as in C.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Set<T>(T unit, int shift, int width, T value)
        where T : unmanaged, IBinaryInteger<T>
    {
        T mask = (T.AllBitsSet >>> ((8 * Unsafe.SizeOf<T>()) - width)) << shift;
        return (unit & ~mask) | ((value << shift) & mask);
    }
}

/// <summary>A load of the unit of a bit-field: <c>await</c> it to get the bit-field's value.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly struct BitReadStep<T>(ulong address, byte shift, byte width) : ILeafAwaiter
    where T : unmanaged, IBinaryInteger<T>
{
    private readonly ReadStep<T> _unit = new(address);

    public BitReadStep<T> GetAwaiter() => this;

    public bool IsCompleted => _unit.IsCompleted;

    public T GetResult() => BitFields.Get(_unit.GetResult(), shift, width);

    public void OnCompleted(Action continuation) => throw NotAFirmwareFunction.Error;

    public void UnsafeOnCompleted(Action continuation) => throw NotAFirmwareFunction.Error;
}
