// Constructs that a firmware function may not contain, each reported once, where it stands.
namespace SmmFirmwareKit.Generators.Tests.PortableSubset;

public sealed class RefusedInFunctions
{
    [Theory]
    [InlineData("SFK3001 at (ulong?)null ?? x", "x = (ulong?)null ?? x;")]
    [InlineData("SFK3001 at goto", "switch (x) { case 1: goto case 2; case 2: break; }")]
    [InlineData("SFK3001 at text?.Length", "x = G(null);", "ulong G(string? text) => text?.Length == 1 ? 1UL : 0;")]
    public async Task ConstructOnNoList_IsReported(string expected, string body, string members = "") => Assert.Equal(expected, await Firmware.InFunction(body, members));

    [Theory]
    [InlineData("SFK3002 at new object()", "_ = new object();")]
    [InlineData("SFK3002 at new()", "System.Collections.Generic.List<ulong> list = new();")]
    [InlineData("SFK3002 at new System.Collections.Generic.List<ulong> { 1 }", "_ = new System.Collections.Generic.List<ulong> { 1 };")]
    [InlineData("SFK3002 at new ulong[4]", "_ = new ulong[4];")]
    [InlineData("SFK3002 at new[] { x }", "_ = new[] { x };")]
    [InlineData("SFK3002 at [x]", "ulong[] all = [x];")]
    [InlineData("SFK3002 at new { x }", "_ = new { x };")]
    public async Task ObjectOnTheHeap_IsReported(string expected, string body) => Assert.Equal(expected, await Firmware.InFunction(body));

    [Theory]
    [InlineData("SFK3003 at (object)x", "_ = (object)x;")]
    [InlineData("SFK3003 at status; SFK3018 at value", "G(status);", "void G(IComparable value) { }")]
    public async Task Boxing_IsReported(string expected, string body, string members = "") =>
        Assert.Equal(expected, await Firmware.InFunction(body, members));

    [Theory]
    [InlineData("SFK3004 at throw", "if (x == 0) { throw null!; }")]
    [InlineData("SFK3004 at throw null!", "x = x != 0 ? x : throw null!;")]
    [InlineData("SFK3004 at try", "try { x++; } finally { x--; }")]
    [InlineData("SFK3004 at try", "try { x++; } catch { x--; }")]
    [InlineData("SFK3004 at lock", "lock (BaseLib) { x++; }")]
    [InlineData("SFK3004 at using; SFK3018 at Disposable", "using (Disposable) { x++; }", "Scope Disposable => default; ref struct Scope { public void Dispose() { } }")]
    public async Task Exceptions_AreReported(string expected, string body, string members = "") =>
        Assert.Equal(expected, await Firmware.InFunction(body, members));

    [Fact]
    public async Task Query_IsReportedOnce() => Assert.Equal(
        "SFK3005 at from c in \"text\" select c",
        await Firmware.In("using System.Linq; class C { void F() { _ = from c in \"text\" select c; } }"));

    [Theory]
    [InlineData("SFK3006 at () => { }", "Action f = () => { };")]
    [InlineData("SFK3006 at G", "void G() { } G();")]
    [InlineData("SFK3006 at Task", "Func<FirmwareTask> f = Task;")]
    public async Task FunctionAsAValue_IsReported(string expected, string body) => Assert.Equal(expected, await Firmware.InFunction(body));

    [Theory]
    [InlineData("SFK3008 at typeof(uint)", "_ = typeof(uint);")]
    [InlineData("SFK3008 at BaseLib is C", "x = BaseLib is C ? 1UL : 0;")]
    [InlineData("SFK3008 at (ISynchronizationLib)BaseLib", "_ = (ISynchronizationLib)BaseLib;")]
    [InlineData("SFK3008 at BaseLib as ISynchronizationLib", "_ = BaseLib as ISynchronizationLib;")]
    public async Task TypeAtRunTime_IsReported(string expected, string body) => Assert.Equal(expected, await Firmware.InFunction(body));

    [Theory]
    [InlineData("SFK3009 at half = 0.5", "double half = 0.5;")]
    [InlineData("SFK3009 at x * 0.5m", "x = (ulong)(x * 0.5m);")]
    [InlineData("SFK3009 at Math.Sqrt(x)", "x = (ulong)Math.Sqrt(x);")]
    public async Task FloatingPoint_IsReportedOnce(string expected, string body) => Assert.Equal(expected, await Firmware.InFunction(body));

    [Theory]
    [InlineData("SFK3010 at $\"x = {x}\"", "_ = $\"x = {x}\";")]
    [InlineData("SFK3010 at text + \"b\"", "G(\"a\");", "void G(string text) => _ = text + \"b\";")]
    [InlineData("SFK3010 at text = \"a\"", "string text = \"a\";")]
    [InlineData("SFK3010 at \"a\"u8", "_ = \"a\"u8[0];")]
    public async Task TextBuiltAtRunTime_IsReported(string expected, string body, string members = "") => Assert.Equal(expected, await Firmware.InFunction(body, members));

    [Theory]
    [InlineData("SFK3011 at foreach", "foreach (char c in \"text\") { x += c; }")]
    [InlineData("SFK3011 at \"text\"[^1]", "x = \"text\"[^1];")]
    public async Task Iteration_IsReported(string expected, string body) => Assert.Equal(expected, await Firmware.InFunction(body));

    [Theory]
    [InlineData("SFK3013 at ulong y", "x = x is ulong y ? y : 0;")]
    [InlineData("SFK3013 at { Hours: 1 }", "x = G(default) ? 1UL : 0;", "bool G(S s) => s is { Hours: 1 }; struct S { public int Hours; }")]
    [InlineData("SFK3013 at var y", "x = x switch { var y => y };")]
    public async Task PatternBeyondConstants_IsReported(string expected, string body, string members = "") => Assert.Equal(expected, await Firmware.InFunction(body, members));

    [Theory]
    [InlineData("SFK3015 at (x, status) == (1, EfiStatus.Success)", "x = (x, status) == (1, EfiStatus.Success) ? 1UL : 0;")]
    [InlineData("SFK3015 at (await G()).A", "x = (await G()).A;", "async FirmwareTask<(ulong A, ulong B)> G() { await Task(); return (1, 2); }")]
    [InlineData("SFK3015 at both = await G()", "(ulong A, ulong B) both = await G();", "async FirmwareTask<(ulong A, ulong B)> G() { await Task(); return (1, 2); }")]
    public async Task TupleAsAValue_IsReported(string expected, string body, string members = "") => Assert.Equal(expected, await Firmware.InFunction(body, members));

    [Theory]
    [InlineData("SFK3017 at Environment.ProcessorCount", "x = (ulong)Environment.ProcessorCount;")]
    [InlineData("SFK3017 at x.ToString()", "_ = x.ToString();")]
    [InlineData("SFK3017 at new DateTime(1)", "_ = new DateTime(1);")]
    [InlineData("SFK3017 at GetHashCode()", "x = (ulong)GetHashCode();")]
    [InlineData("SFK3017 at Agent.Current.Name", "G(Agent.Current.Name);", "void G(string text) { }")]
    public async Task MemberOfTheHost_IsReported(string expected, string body, string members = "") => Assert.Equal(expected, await Firmware.InFunction(body, members));

    [Theory]
    [InlineData("SFK3018 at when = G(); SFK3018 at G", "TimeSpan when = G();", "TimeSpan G() => default;")]
    [InlineData("SFK3018 at lib = BaseLib", "IBaseLib lib = BaseLib;")]
    public async Task VariableOfAHostType_IsReported(string expected, string body, string members = "") =>
        Assert.Equal(expected, await Firmware.InFunction(body, members));

    [Theory]
    [InlineData("SFK3019 at y = ref x", "G(ref x);", "void G(ref ulong x) { ref ulong y = ref x; }")]
    [InlineData("SFK3019 at &x", "G(1);", "unsafe void G(ulong x) { _ = (ulong)&x; }")]
    [InlineData("SFK3019 at *(uint*)x", "G(1);", "unsafe void G(ulong x) { _ = *(uint*)x; }")]
    public async Task ReferencePastTheModel_IsReported(string expected, string body, string members = "") => Assert.Contains(expected, await Firmware.InFunction(body, members), StringComparison.Ordinal);

    [Theory]
    [InlineData("SFK3020 at x + 1", "x = checked(x + 1);")]
    [InlineData("SFK3020 at x++", "checked { x++; }")]
    [InlineData("SFK3020 at (uint)x", "x = checked((uint)x);")]
    public async Task CheckedArithmetic_IsReported(string expected, string body) => Assert.Equal(expected, await Firmware.InFunction(body));

    [Theory]
    [InlineData("SFK3022 at (ulong?)x", "_ = (ulong?)x;")]
    public async Task ConversionThatCLacks_IsReported(string expected, string body) => Assert.Equal(expected, await Firmware.InFunction(body));
}
