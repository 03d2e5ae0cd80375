// The C# structs of unions, bit-fields and flexible arrays lie as the generated members say.
using System.Runtime.CompilerServices;
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Generators.Tests.Declared;

namespace SmmFirmwareKit.Generators.Tests.AtRunTime;

public sealed class DeclaredShapes
{
    [Fact]
    public void Sizes_AreThoseOfC()
    {
        Assert.Equal((8, 8), (ExampleBits.SizeOf, Unsafe.SizeOf<ExampleBits>()));
        Assert.Equal((0x10, 0x10), (ExampleRegister.SizeOf, Unsafe.SizeOf<ExampleRegister>()));
        Assert.Equal((0xB, 0xB), (PackedUnion.SizeOf, Unsafe.SizeOf<PackedUnion>()));
        Assert.Equal((0x68, 0x68), (ManyShapes.SizeOf, Unsafe.SizeOf<ManyShapes>()));
        Assert.Equal((0x2A, 0x2A), (PackedShapes.SizeOf, Unsafe.SizeOf<PackedShapes>()));
        Assert.Equal((8, 8), (Circle.SizeOf, Unsafe.SizeOf<Circle>()));
        Assert.Equal((0x10, 0x10), (CircleBack.SizeOf, Unsafe.SizeOf<CircleBack>()));
    }

    [Fact]
    public void OffsetsOfValuesAndMembers_Agree()
    {
        ManyShapes many = default;
        PackedShapes packed = default;
        Assert.Equal(0x1UL, ManyShapes.OffsetOf.Unions);
        Assert.Equal(ManyShapes.OffsetOf.Unions, Distance(ref many, ref many.Unions));
        Assert.Equal(0x18UL, ManyShapes.OffsetOf.Registers);
        Assert.Equal(ManyShapes.OffsetOf.Registers, Distance(ref many, ref many.Registers));
        Assert.Equal(0x48UL, ManyShapes.OffsetOf.Functions);
        Assert.Equal(ManyShapes.OffsetOf.Functions, Distance(ref many, ref many.Functions));
        Assert.Equal(0x58UL, ManyShapes.OffsetOf.Uint64);
        Assert.Equal(ManyShapes.OffsetOf.Packed, Distance(ref many, ref many.Packed));
        Assert.Equal(0x68UL, ManyShapes.OffsetOf.Tail);
        Assert.Equal(0x11UL, PackedShapes.OffsetOf.Bits);
        Assert.Equal(PackedShapes.OffsetOf.Bits, Distance(ref packed, ref packed.Bits));
        Assert.Equal(0x19UL, PackedShapes.OffsetOf.Functions);
        Assert.Equal(PackedShapes.OffsetOf.Last, Distance(ref packed, ref packed.Last));
    }

    [Fact]
    public void MembersOfAPointer_LieAtTheirOffsets()
    {
        Ptr<ManyShapes> pointer = new(0x1000);
        Assert.Equal(0x1001UL + 0xB, pointer.Unions[1].Uint64.Address);
        Assert.Equal(0x1018UL + 0x20, pointer.Registers[2].Uint64.Address);
        Assert.Equal("0x1038.16:16", pointer.Registers[2].Port.ToString());
        Assert.Equal(0x1058UL + 1, pointer.Packed.Address64.Address);
        Assert.Equal(0x1068UL + MixedExample.SizeOf, pointer.Tail[1].Address);
    }

    [Fact]
    public void BitFieldsOfAValue_AreItsUnitsBits()
    {
        ExampleRegister register = default;
        register.Bits.Flag = 1;
        register.Bits.Length = 0xFF;
        register.Bits.Port = 0xB2;
        Assert.Equal(0x00B2_000FUL, register.Uint64);
        register.Flag = 2;
        register.Bits.Length = 2;
        Assert.Equal(0x00B2_0004UL, register.Uint64);
        Assert.Equal((0U, 2U, 0xB2U), (register.Flag, register.Bits.Length, register.Port));
    }

    [Fact]
    public void SignedBitFields_KeepTheirSign()
    {
        ExampleBits bits = new() { Low = -3, High = 0x7FF };
        Assert.Equal((-3, 0x7FF), (bits.Low, bits.High));
        bits.High = -1;
        Assert.Equal((-3, -1), (bits.Low, bits.High));
    }

    [Fact]
    public void MembersOfANamelessPart_AreThoseOfTheValue()
    {
        ManyShapes many = default;
        many.Packed.Kind = 0x5A;
        many.Uint64 |= 0x100;
        Assert.Equal(0x15AUL, many.Nameless.Uint64);
    }

    private static ulong Distance<TWhole, TPart>(ref TWhole whole, ref TPart part) =>
        (ulong)Unsafe.ByteOffset(ref Unsafe.As<TWhole, byte>(ref whole), ref Unsafe.As<TPart, byte>(ref part));
}
