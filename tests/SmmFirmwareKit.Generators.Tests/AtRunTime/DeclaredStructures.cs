// The generated layout is the one the runtime uses: a structure copied whole lands where its members say.
using System.Runtime.CompilerServices;
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Generators.Tests.Declared;

namespace SmmFirmwareKit.Generators.Tests.AtRunTime;

public sealed class DeclaredStructures
{
    [Fact]
    public void SizeOf_IsTheSizeOfTheCSharpStruct()
    {
        Assert.Equal(PackedExample.SizeOf, Unsafe.SizeOf<PackedExample>());
        Assert.Equal(MixedExample.SizeOf, Unsafe.SizeOf<MixedExample>());
    }

    [Fact]
    public void OffsetOf_IsTheOffsetOfTheCSharpField()
    {
        MixedExample mixed = default;
        PackedExample packed = default;
        Assert.Equal(MixedExample.OffsetOf.Mode, Distance(ref mixed, ref mixed.Mode));
        Assert.Equal(MixedExample.OffsetOf.Inner, Distance(ref mixed, ref mixed.Inner));
        Assert.Equal(MixedExample.OffsetOf.Words, Distance(ref mixed, ref mixed.Words));
        Assert.Equal(MixedExample.OffsetOf.Packed, Distance(ref mixed, ref mixed.Packed));
        Assert.Equal(MixedExample.OffsetOf.Name, Distance(ref mixed, ref mixed.Name));
        Assert.Equal(PackedExample.OffsetOf.Address64, Distance(ref packed, ref packed.Address64));
        Assert.Equal(PackedExample.OffsetOf.Tail, Distance(ref packed, ref packed.Tail));
    }

    [Fact]
    public void MembersOfAPointer_LieAtTheirOffsets()
    {
        Ptr<MixedExample> pointer = new(0x1000);
        Assert.Equal(0x1002UL, pointer.Mode.Address);
        Assert.Equal(0x1008UL + 0x1C, pointer.Inner.SmrrBase.Address);
        Assert.Equal(0x1030UL + 4, pointer.Words[2].Address);
        Assert.Equal(0x1037UL + 1, pointer.Value.Packed.Address64.Address);
    }

    private static ulong Distance<TWhole, TPart>(ref TWhole whole, ref TPart part) =>
        (ulong)Unsafe.ByteOffset(ref Unsafe.As<TWhole, byte>(ref whole), ref Unsafe.As<TPart, byte>(ref part));
}
