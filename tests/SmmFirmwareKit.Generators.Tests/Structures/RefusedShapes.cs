// Unions, bit-fields, flexible arrays and pointers that compilers would lay out differently, or .NET would not load.
using SmmFirmwareKit.Generators.Tests.InProcess;

namespace SmmFirmwareKit.Generators.Tests.Structures;

public sealed class RefusedShapes
{
    private const string Structure = "[FirmwareStructure(\"S\")] public partial struct S ";

    [Theory]
    [InlineData("SFK2013 at A", "[FirmwareUnion(\"U\")] public partial struct U { public uint A; }")]
    [InlineData("SFK2013 at A", "[FirmwareUnion(\"U\")] public partial struct U { [FieldOffset(4)] public uint A; }")]
    [InlineData("SFK2013 at A", "[FirmwareUnion(\"U\")] public partial struct U { [FieldOffset(0), Offset(0)] public uint A; }")]
    [InlineData("SFK2006 at U", "[FirmwareUnion(\"U\"), StructLayout(LayoutKind.Sequential)] public partial struct U { [FieldOffset(0)] public uint A; }")]
    [InlineData("SFK2006 at U", "[FirmwareUnion(\"U\"), StructLayout(LayoutKind.Explicit, Size = 8)] public partial struct U { [FieldOffset(0)] public uint A; }")]
    [InlineData("SFK2014 at X", Structure + "{ public uint A; [Bits(32)] public partial uint X { get; set; } }")]
    [InlineData("SFK2014 at X", Structure + "{ [BitUnit] private uint _u; [Bits(32)] public uint X { get => _u; set => _u = value; } }")]
    [InlineData("SFK2014 at X", Structure + "{ [BitUnit] private uint _u; [Bits(32)] public partial uint X { get; } }")]
    [InlineData("SFK2014 at X", Structure + "{ [BitUnit] private uint _u; [Bits(32)] public partial uint X { get; init; } }")]
    [InlineData("SFK2014 at X", "[FirmwareUnion(\"U\")] public partial struct U { [FieldOffset(0), BitUnit] private uint _u; [Bits(32)] public partial uint X { get; set; } }")]
    [InlineData("SFK2015 at X", Structure + "{ [BitUnit] private uint _u; [Bits(32)] public partial int X { get; set; } }")]
    [InlineData("SFK2015 at X", Structure + "{ [BitUnit] private uint _u; [Bits(33)] public partial uint X { get; set; } }")]
    [InlineData("SFK2015 at X", Structure + "{ [BitUnit] private uint _u; [Bits(0)] public partial uint X { get; set; } [Bits(32)] public partial uint Y { get; set; } }")]
    [InlineData("SFK2015 at _u", "public enum E : uint { A } " + Structure + "{ [BitUnit] private E _u; [Bits(32)] public partial E X { get; set; } }")]
    [InlineData("SFK2016 at _u", Structure + "{ [BitUnit] private uint _u; [Bits(31)] public partial uint X { get; set; } }")]
    [InlineData("SFK2016 at _u", Structure + "{ [BitUnit] private uint _u; [Bits(31)] public partial uint X { get; set; } [Bits(2)] public partial uint Y { get; set; } }")]
    [InlineData("SFK2016 at _u", Structure + "{ [BitUnit] private uint _u; }")]
    [InlineData("SFK2017 at _u", Structure + "{ public byte A; [BitUnit] private uint _u; [Bits(32)] public partial uint X { get; set; } }")]
    [InlineData("SFK2018 at S", "[FirmwareStructure(\"S\"), FlexibleArray<uint>(\"not a name\")] public partial struct S { public uint A; }")]
    [InlineData("SFK2018 at S", "[FirmwareStructure(\"S\"), FlexibleArray<DateTime>(\"Tail\")] public partial struct S { public uint A; }")]
    [InlineData("SFK2018 at U", "[FirmwareUnion(\"U\"), FlexibleArray<uint>(\"Tail\")] public partial struct U { [FieldOffset(0)] public uint A; }")]
    [InlineData("SFK2019 at A", Structure + "{ [PointerTo<uint>] public uint A; }")]
    [InlineData("SFK2020 at A", Structure + "{ [Anonymous] public ulong A; }")]
    [InlineData("SFK2021 at S", "[FirmwareStructure(\"S\"), FlexibleArray<uint>(\"A\")] public partial struct S { public uint A; }")]
    [InlineData("SFK2004 at S", "[FirmwareStructure(\"S\"), FlexibleArray<uint>(\"Value\")] public partial struct S { public uint A; }")]
    [InlineData("SFK2004 at Set", Structure + "{ [BitUnit] private uint _u; [Bits(32)] public partial uint Set { get; set; } }")]
    public async Task Shape_IsReportedAndNotGenerated(string expected, string source)
    {
        Assert.Equal([expected], await Reported.For(source));
        Assert.Empty(Generated.Files(source));
    }

    [Theory]
    [InlineData("{ public uint A; [Anonymous] public I Inner; }")]
    [InlineData("{ [Anonymous] public I Inner; public class A; }")]
    [InlineData("{ [Anonymous] public I Inner; public uint A() => 0; }")]
    public async Task NamelessPartThatRepeatsAName_IsReported(string body) => Assert.Equal(
        ["SFK2021 at Inner"],
        await Reported.For("[FirmwareStructure(\"I\")] public partial struct I { public uint A; } " + Structure + body));

    [Fact]
    public async Task NamelessPartWithTheNameOfTheStructure_IsReported() => Assert.Equal(
        ["SFK2021 at Inner"],
        await Reported.For("[FirmwareStructure(\"I\")] public partial struct I { public uint S; } " + Structure + "{ [Anonymous] public I Inner; }"));

    [Theory]
    [InlineData("[FirmwareStructure(\"A\")] public partial struct A { public Ptr<B> ToB; } [FirmwareStructure(\"B\")] public partial struct B { public Ptr<A> ToA; }")]
    [InlineData("[FirmwareStructure(\"A\")] public partial struct A { public B ToB; } [FirmwareStructure(\"B\")] public partial struct B { public Ptr<Ptr<A>> ToA; }")]
    [InlineData("[FirmwareStructure(\"A\")] public partial struct A { public Ptr<M> ToB; } public readonly record struct M(Field<B> Value); [FirmwareStructure(\"B\")] public partial struct B { public Ptr<A> ToA; }")]
    public async Task PointersInACircle_AreReportedOnEitherSide(string source) =>
        Assert.Equal(["SFK2009 at ToB", "SFK2009 at ToA"], await Reported.For(source));

    [Fact]
    public async Task ArrayOfPointersToItsHolder_IsReported() => Assert.Equal(
        ["SFK2009 at All"],
        await Reported.For("[InlineArray(2)] public struct Two { private Ptr<S> _first; } " + Structure + "{ public Two All; }"));

    [Theory]
    [InlineData(Structure + "{ public Ptr<S> Next; public Ptr<Ptr<S>> Others; }")]
    [InlineData("[FirmwareStructure(\"A\")] public partial struct A { [PointerTo<B>] public ulong ToB; } [FirmwareStructure(\"B\")] public partial struct B { public Ptr<A> ToA; }")]
    [InlineData("[FunctionType(\"F\")] public delegate FirmwareTask F(Ptr<S> s); " + Structure + "{ public FunctionPointer<F> Callback; }")]
    [InlineData("[FirmwareStructure(\"S\", Pack = 1)] public partial struct S { public byte A; [BitUnit] private uint _u; [Bits(32)] public partial uint X { get; set; } }")]
    [InlineData(Structure + "{ public byte A; [BitUnit] private byte _u; [Bits(8)] public partial byte X { get; set; } [BitUnit] private ushort _v; [Bits(16)] public partial ushort Y { get; set; } }")]
    [InlineData("[FirmwareUnion(\"U\"), StructLayout(LayoutKind.Explicit, Size = 4)] public partial struct U { [FieldOffset(0)] public uint A; }")]
    public async Task SoundShape_IsNotReported(string source) => Assert.Empty(await Reported.For(source));
}
