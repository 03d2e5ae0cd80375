// Globals that cannot be placed, and the diagnostic that says so.
using SmmFirmwareKit.Generators.Tests.InProcess;

namespace SmmFirmwareKit.Generators.Tests.Globals;

public sealed class RefusedGlobals
{
    [Theory]
    [InlineData("SFK2101 at mX", "partial class C { [Global] public partial Field<uint> mX { get; } }")]
    [InlineData("SFK2102 at C", "class C : ImagePart { [Global] public partial Field<uint> mX { get; } }")]
    [InlineData("SFK2103 at C", "partial class C<T> : ImagePart { [Global] public partial Field<uint> mX { get; } }")]
    public async Task Class_IsReportedAndNotGenerated(string expected, string source)
    {
        Assert.Equal([expected], await Reported.For(source));
        Assert.Empty(Generated.Files(source));
    }

    [Theory]
    [InlineData("SFK2104", "[Global] public Field<uint> mX => default;")]
    [InlineData("SFK2104", "[Global] public partial uint mX { get; }")]
    [InlineData("SFK2104", "[Global] public static partial Field<uint> mX { get; }")]
    [InlineData("SFK2104", "[Global] public partial Field<uint> mX { get; set; }")]
    [InlineData("SFK2104", "[Global] public partial Field<DateTime> mX { get; }")]
    [InlineData("SFK2105", "[Global(Length = 0)] public partial Ptr<uint> mX { get; }")]
    [InlineData("SFK2105", "[Global(Length = 0x1000001)] public partial Ptr<byte> mX { get; }")]
    [InlineData("SFK2105", "[Global(Length = 2)] public partial Field<uint> mX { get; }")]
    [InlineData("SFK2106", "[Global(Initial = 0x100)] public partial Field<byte> mX { get; }")]
    [InlineData("SFK2106", "[Global(Initial = 2)] public partial Field<bool> mX { get; }")]
    [InlineData("SFK2106", "[Global(Initial = 1)] public partial Field<Guid> mX { get; }")]
    [InlineData("SFK2106", "[Global(Initial = 1)] public partial Field<S> mX { get; }")]
    [InlineData("SFK2107", "[Global(Align = 3)] public partial Field<uint> mX { get; }")]
    [InlineData("SFK2107", "[Global(Align = 128)] public partial Field<uint> mX { get; }")]
    public async Task Property_IsReported(string expected, string property) => Assert.Equal(
        [expected + " at mX"],
        await Reported.For("[FirmwareStructure(\"S\")] public partial struct S { public uint A; } partial class C : ImagePart { " + property + " }"));

    [Fact]
    public async Task BaseClassWithGlobals_IsReported() => Assert.Equal(["SFK2108 at Derived"], await Reported.For("""
        partial class Base : ImagePart { [Global] public partial Field<uint> mX { get; } }
        partial class Derived : Base { [Global] public partial Field<uint> mY { get; } }
        """));

    [Fact]
    public async Task LargestInitialValue_IsNotReported() => Assert.Empty(await Reported.For("""
        partial class C : ImagePart
        {
            [Global(Initial = 0xFF, Align = 64)] public partial Field<byte> mX { get; }
            [Global(Initial = ulong.MaxValue)] public partial Field<ulong> mY { get; }
        }
        """));
}
