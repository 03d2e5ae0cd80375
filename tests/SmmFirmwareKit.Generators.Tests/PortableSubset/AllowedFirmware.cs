// What firmware is written with is accepted, and the rules end where firmware does.
namespace SmmFirmwareKit.Generators.Tests.PortableSubset;

public sealed class AllowedFirmware
{
    [Theory]
    [InlineData("for (uint i = 0; i < 3; i++) { if (i == 1) { continue; } x += i; }")]
    [InlineData("while (true) { do { x--; } while (x > 3); if (x is 1 or > 7 and not 9) { break; } }")]
    [InlineData("x = x switch { 1 => 2, > 5 => await mWord, _ => x };")]
    [InlineData("switch (x) { case 1: case 2: x = 3; break; case > 9: goto done; default: x++; break; } done: x--;")]
    [InlineData("(EfiStatus s, ulong y) = (status, x); (s, _) = (EfiStatus.Success, y);")]
    [InlineData("await mWord.Set((uint)(x & 0xFF) | (uint)EfiStatusCode.A);", "enum EfiStatusCode : uint { A }")]
    [InlineData("Ptr<uint> p = new(x); await p[1].Set(await p.Value); x = (p + 1).IsNull ? 0UL : p.Address;")]
    [InlineData("S s = new() { A = 1 }; s = s with { A = 2 }; x = s.A;", "readonly record struct S(uint A);")]
    [InlineData("x = Math.Min(x, 3) + (ulong)System.Numerics.BitOperations.Log2(x);")]
    [InlineData("await G(nameof(x), \"a\" + \"b\");", "async FirmwareTask G(string name, string text) { ulong sum = 0; for (int i = 0; i < text.Length; i++) { sum += text[i]; } await mWord.Set((uint)sum); }")]
    [InlineData("x = Table[1];", "static ReadOnlySpan<uint> Table => [1, 2];")]
    [InlineData("G(out ulong y); x = y;", "static void G(out ulong y) => y = 1;")]
    [InlineData("(ulong a, ulong b) = await G(); x = a + b;", "async FirmwareTask<(ulong A, ulong B)> G() { await Task(); return (1, 2); }")]
    [InlineData("x = (await G()).Value;", "async FirmwareTask<EfiResult<ulong>> G() { await Task(); return EfiStatus.NotFound; }")]
    [InlineData("await new FunctionPointer<Procedure>(x).Call(x);", "[FunctionType(\"PROCEDURE\")] internal delegate FirmwareTask Procedure(ulong x);")]
    [InlineData("await Call(PartAddress, CallArguments.Of(x, sizeof(uint)));", "[EntryPoint] FirmwareTask Part() => FirmwareTask.Completed;")]
    public async Task Function_IsNotReported(string body, string members = "") => Assert.Empty(await Firmware.InFunction(body, members));

    [Theory]
    [InlineData("public const uint Mask = 3; private const string Text = \"a\"; private static readonly EfiGuid gExampleGuid = EfiGuid.Parse(\"00000000-0000-0000-0000-000000000001\");")]
    [InlineData("private readonly IBaseLib _lib = baseLib; private D Other { get; } = new(baseLib); private sealed class D(IBaseLib baseLib) { internal IBaseLib Lib { get; } = baseLib; }")]
    public async Task Members_AreNotReported(string members) => Assert.Empty(await Firmware.InClass(members));

    [Theory]
    [InlineData("[FirmwareStructure(\"S\")] public partial struct S { public uint A; public Guid B; } public enum E : byte { X } public interface IExampleLib { FirmwareTask F(uint x); }")]
    [InlineData("sealed class ExampleLib : ISmmCpuPlatformHookLibLike { public FirmwareTask F() => FirmwareTask.Completed; } interface ISmmCpuPlatformHookLibLike { FirmwareTask F(); }")]
    [InlineData("abstract partial class Part(M module) : ImagePart { protected IBaseLib BaseLib => module.BaseLib; } sealed partial class F(M module) : Part(module); class M { public M(FirmwareImage image) { BaseLib = null!; F = image.Add(new F(this)); } public IBaseLib BaseLib { get; } public F F { get; } }")]
    [InlineData("static class Places { extension(Ptr<uint> p) { public Ptr<uint> Next => p + 1; } }")]
    public async Task Types_AreNotReported(string types) => Assert.Empty(await Firmware.In(types));

    [Theory]
    [InlineData("[FirmwareModule(\"Pkg/M.inf\", ModuleTypes.Peim)] class M { private readonly System.Collections.Generic.List<string> _names = [\"a\"]; public string Name => string.Join(\" \", _names); }")]
    [InlineData("class M { public M(FirmwareImage image) => Name = image.Name + \"!\"; public string Name { get; set; } }")]
    public async Task Composition_IsNotReported(string types) => Assert.Empty(await Firmware.In(types));

    [Fact]
    public async Task FirmwareFunctionInComposition_IsReported() => Assert.Equal(
        "SFK3002 at new object()",
        await Firmware.In("[FirmwareModule(\"Pkg/M.inf\", ModuleTypes.Peim)] class M { async FirmwareTask F() { await new Field<uint>(0); _ = new object(); } object G() => new object(); }"));

    [Fact]
    public async Task AssemblyThatIsNoFirmware_IsNotReported() => Assert.Empty(await Firmware.Elsewhere("class C { static object s_x = new(); }"));

    [Fact]
    public async Task Attribute_IsNotReported() => Assert.Empty(await Firmware.In("[System.ComponentModel.TypeConverter(typeof(uint))] enum E { A }"));
}
