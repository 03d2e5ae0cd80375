// Every bit-field of every unit, against arithmetic on wide integers.
using System.Numerics;
using System.Runtime.CompilerServices;

namespace SmmFirmwareKit.Execution.Tests;

public sealed class BitFieldsTests
{
    private const ulong Pattern = 0xA5C3_96F0_0F69_3C5A;

    [Fact]
    public void UnsignedBitFields_AreTheBitsOfTheirUnit()
    {
        All<byte>();
        All<ushort>();
        All<uint>();
        All<ulong>();
    }

    [Fact]
    public void SignedBitFields_AreExtendedByTheirSign()
    {
        All<sbyte>();
        All<short>();
        All<int>();
        All<long>();
    }

    private static void All<T>()
        where T : unmanaged, IBinaryInteger<T>
    {
        int bits = 8 * Unsafe.SizeOf<T>();
        for (int width = 1; width <= bits; width++)
        {
            for (int shift = 0; shift + width <= bits; shift++)
            {
                Check<T>(shift, width);
            }
        }
    }

    private static void Check<T>(int shift, int width)
        where T : unmanaged, IBinaryInteger<T>
    {
        int bits = 8 * Unsafe.SizeOf<T>();
        BigInteger unit = Pattern & (ulong.MaxValue >> (64 - bits));
        BigInteger field = (unit >> shift) & Ones(width);
        bool negative = T.IsNegative(T.AllBitsSet) && field >> (width - 1) == 1;
        Assert.Equal(negative ? field - Ones(width) - 1 : field, BigInteger.CreateChecked(BitFields.Get(T.CreateTruncating(unit), shift, width)));

        BigInteger expected = unit ^ (field << shift) ^ ((~field & Ones(width)) << shift);
        Assert.Equal(T.CreateTruncating(expected), BitFields.Set(T.CreateTruncating(unit), shift, width, T.CreateTruncating(~field)));
    }

    private static BigInteger Ones(int width) => (BigInteger.One << width) - 1;
}
