// Declarations that firmware may not contain.
namespace SmmFirmwareKit.Generators.Tests.PortableSubset;

public sealed class RefusedDeclarations
{
    [Theory]
    [InlineData("SFK3007 at s_count", "private static uint s_count;")]
    [InlineData("SFK3007 at s_mask", "private static readonly uint s_mask = 3;")]
    [InlineData("SFK3007 at Count", "private static uint Count { get; set; }")]
    [InlineData("SFK3007 at C", "static C() { }")]
    public async Task StaticState_IsReported(string expected, string member) => Assert.Equal(expected, await Firmware.InClass(member));

    [Theory]
    [InlineData("SFK3009 at s_half; SFK3009 at 0.5", "private const double s_half = 0.5;")]
    [InlineData("SFK3009 at value", "void F(float value) { }")]
    [InlineData("SFK3009 at F; SFK3009 at default", "double F() => default;")]
    public async Task FloatingPoint_IsReported(string expected, string member) =>
        Assert.Equal(expected, await Firmware.InClass(member));

    [Theory]
    [InlineData("SFK3012 at F", "void F<T>() { }")]
    [InlineData("SFK3012 at S", "private struct S<T> { }")]
    public async Task GenericDeclaration_IsReported(string expected, string member) => Assert.Equal(expected, await Firmware.InClass(member));

    [Theory]
    [InlineData("SFK3014 at F", "abstract class C : ImagePart { protected virtual void F() { } }")]
    [InlineData("SFK3014 at F", "abstract class C : ImagePart { protected abstract FirmwareTask F(); }")]
    [InlineData("SFK3014 at EntryName; SFK3018 at EntryName", "class C : ImagePart { public override string EntryName(int ordinal) => \"F\"; }")]
    [InlineData("SFK3014 at P", "abstract class C : ImagePart { protected abstract uint P { get; } }")]
    [InlineData("SFK3014 at F", "interface IExampleLib { void F() { } }")]
    [InlineData("SFK3014 at D", "class C; class D : C;")]
    [InlineData("SFK3014 at D", "class C : ImagePart; class D : C;")]
    [InlineData("SFK3014 at C", "sealed class C : IDisposable { public void Dispose() { } }")]
    public async Task Inheritance_IsReported(string expected, string types) =>
        Assert.Equal(expected, await Firmware.In(types));

    [Theory]
    [InlineData("SFK3016 at F", "async void F() => await BaseLib.CpuPause();")]
    [InlineData("SFK3016 at F; SFK3016 at await System.Threading.Tasks.Task.CompletedTask; SFK3017 at System.Threading.Tasks.Task.CompletedTask", "async System.Threading.Tasks.Task F() => await System.Threading.Tasks.Task.CompletedTask;")]
    public async Task AsynchronousCodeOfTheHost_IsReported(string expected, string member) =>
        Assert.Equal(expected, await Firmware.InClass(member));

    [Theory]
    [InlineData("SFK3018 at values", "void F(System.Collections.Generic.List<uint> values) { }")]
    [InlineData("SFK3018 at library", "void F(IBaseLib library) { }")]
    [InlineData("SFK3018 at maybe", "void F(uint? maybe) { }")]
    [InlineData("SFK3018 at F", "string F() => \"a\";")]
    [InlineData("SFK3018 at _names", "private readonly string[] _names = null!;")]
    [InlineData("SFK3018 at When", "private TimeSpan When => default;")]
    [InlineData("SFK3018 at Buffer", "private struct S { public Memory<byte> Buffer; }")]
    public async Task TypeWithoutACForm_IsReported(string expected, string member) => Assert.Equal(expected, await Firmware.InClass(member));

    [Fact]
    public async Task OverloadedFunction_IsReported() => Assert.Equal("SFK3021 at F", await Firmware.InClass("void F(byte x) { } void F(ushort x) { }"));

    [Theory]
    [InlineData("SFK3006 at D", "private delegate void D();")]
    [InlineData("SFK3006 at E", "private event Action E { add { } remove { } }")]
    public async Task FunctionAsAValue_IsReported(string expected, string member) => Assert.Equal(expected, await Firmware.InClass(member));

    [Theory]
    [InlineData("SFK3001 at R", "private record R(uint X);")]
    [InlineData("SFK3001 at this", "private uint this[uint x] => x;")]
    [InlineData("SFK3001 at +", "private struct S { public static S operator +(S x, S y) => x; }")]
    [InlineData("SFK3001 at C", "~C() { }")]
    public async Task DeclarationOnNoList_IsReported(string expected, string member) => Assert.Equal(expected, await Firmware.InClass(member));
}
