// Entry points that cannot be dispatched, and the diagnostic that says so.
using SmmFirmwareKit.Generators.Tests.InProcess;

namespace SmmFirmwareKit.Generators.Tests.EntryPoints;

public sealed class RefusedEntryPoints
{
    [Theory]
    [InlineData("SFK1001 at E", "partial class C { [EntryPoint] public FirmwareTask E() => default; }")]
    [InlineData("SFK1002 at C", "class C : ImagePart { [EntryPoint] public FirmwareTask E() => default; }")]
    [InlineData("SFK1002 at C", "class O { partial class C : ImagePart { [EntryPoint] public FirmwareTask E() => default; } }")]
    [InlineData("SFK1003 at C", "partial class C<T> : ImagePart { [EntryPoint] public FirmwareTask E() => default; }")]
    [InlineData("SFK1003 at C", "file partial class C : ImagePart { [EntryPoint] public FirmwareTask E() => default; }")]
    public async Task Class_IsReportedAndNotGenerated(string expected, string source)
    {
        Assert.Equal([expected], await Reported.For(source));
        Assert.Empty(Generated.Files(source));
    }

    [Theory]
    [InlineData("SFK1004", "[EntryPoint] public static FirmwareTask E() => default;")]
    [InlineData("SFK1004", "[EntryPoint] public abstract FirmwareTask E();")]
    [InlineData("SFK1004", "[EntryPoint] public FirmwareTask E<T>() => default;")]
    [InlineData("SFK1004", "[EntryPoint] public FirmwareTask E() => default; public FirmwareTask E(int x) => default;")]
    [InlineData("SFK1005", "[EntryPoint] public void E() { }")]
    [InlineData("SFK1005", "[EntryPoint] public System.Threading.Tasks.Task E() => null!;")]
    [InlineData("SFK1005", "[EntryPoint] public FirmwareTask E(string text) => default;")]
    [InlineData("SFK1005", "[EntryPoint] public FirmwareTask E(Guid guid) => default;")]
    [InlineData("SFK1005", "[EntryPoint] public FirmwareTask E(ref int x) => default;")]
    [InlineData("SFK1005", "[EntryPoint] public FirmwareTask<Guid> E() => default;")]
    [InlineData("SFK1005", "[EntryPoint] public FirmwareTask E(int a, int b, int c, int d, int e, int f, int g, int h, int i) => default;")]
    public async Task Method_IsReported(string expected, string method) =>
        Assert.Equal([expected + " at E"], await Reported.For("abstract partial class C : ImagePart { " + method + " }"));

    [Fact]
    public async Task BaseClassWithEntryPoints_IsReported() => Assert.Equal(["SFK1007 at Derived"], await Reported.For("""
        partial class Base : ImagePart { [EntryPoint] public FirmwareTask E() => default; }
        partial class Derived : Base { [EntryPoint] public FirmwareTask F() => default; }
        """));

    [Fact]
    public async Task BaseClassWithDispatchOfItsOwn_IsReported() => Assert.Equal(["SFK1007 at Derived"], await Reported.For("""
        class Base : ImagePart { public override ReadOnlySpan<ulong> EntryIdentities => default; }
        partial class Derived : Base { [EntryPoint] public FirmwareTask F() => default; }
        """));

    [Fact]
    public async Task EntryPointsWithDifferentIdentities_AreNotReported() => Assert.Empty(await Reported.For("""
        partial class C : ImagePart
        {
            [EntryPoint] public FirmwareTask E(int a, int b, int c, int d, int e, int f, int g, Ptr<Guid> h) => default;
            [EntryPoint(Ordinal = 1)] public FirmwareTask<bool> F() => default;
        }
        """));

    [Fact]
    public async Task EntryPointsWithOneIdentity_AreReported()
    {
        // Two names for which FNV-1a over "Example.Part.<name>" agrees in all 64 bits, found block by block: 8 letters that
        // agree with 8 others in the low 40 bits, 18 times, then a choice among them whose high 24 bits agree as well.
        const string first =
            "mnittqspllswtrapcosmcxmrfueuupdzkgdnnjpfytjdeveikztghhlsurxwrrhzqzcqakrv" +
            "impigglgzhwepndawglugzixqbhbeqxbcxmaukkkjvvepvjnmfengjqhuybjjcmf";
        const string second =
            "tceqzqykllswtrapyuglzpreyucugfhakgdnnjpfomcsautzhqfxbcwpurxwrrhzejjaosej" +
            "impigglgxhzibbhbrqnpabknsdpmwypclwhkwqqntdjitnmgtkjtnkygpvnchiek";
        Assert.Equal(["SFK1006 at " + second], await Reported.For($$"""
            partial class Part : ImagePart
            {
                [EntryPoint] public FirmwareTask {{first}}() => default;
                [EntryPoint(Ordinal = 1)] public FirmwareTask {{second}}() => default;
            }
            """));
    }
}
