// Fixes of what is outside the portable subset and has one mechanical way in.
using SmmFirmwareKit.CodeFixes.PortableSubset;

namespace SmmFirmwareKit.Generators.Tests.CodeFixes;

public sealed class PortableFixes
{
    private static string InClass(string members) => "sealed partial class C(IDebugLib debugLib) : ImagePart\n{\n    private IDebugLib DebugLib { get; } = debugLib;\n" + members + "\n}";

    [Theory]
    [InlineData("    private static readonly uint s_mask = 3;", "    private const uint s_mask = 3;")]
    [InlineData("    /// <summary>M.</summary>\n    static readonly EfiStatus s_first = EfiStatus.NotFound, s_second = EfiStatus.Success;", "    /// <summary>M.</summary>\n    const EfiStatus s_first = EfiStatus.NotFound, s_second = EfiStatus.Success;")]
    public async Task ReadOnlyConstant_BecomesConst(string source, string expected) =>
        await FixVerifier.Fixes(new MakeConstantFix(), "SFK3007", InClass(source), InClass(expected));

    [Theory]
    [InlineData("    private static uint s_count = 3;")]
    [InlineData("    private static readonly ulong s_address = new Ptr<uint>(1).Address;")]
    public async Task StaticThatIsNoConstant_HasNoFix(string source) =>
        await FixVerifier.IsNotOffered(new MakeConstantFix(), "SFK3007", InClass(source));

    [Theory]
    [InlineData("    private async System.Threading.Tasks.Task<ulong> F() { await DebugLib.Assert(true, \"\"); return 1; }", "    private async FirmwareTask<ulong> F() { await DebugLib.Assert(true, \"\"); return 1; }")]
    [InlineData("    private async System.Threading.Tasks.Task F() => await DebugLib.Assert(true, \"\");\n    private async void G() => await F();", "    private async FirmwareTask F() => await DebugLib.Assert(true, \"\");\n    private async FirmwareTask G() => await F();")]
    public async Task MethodOfTheHost_ReturnsFirmwareTask(string source, string expected) =>
        await FixVerifier.Fixes(new ReturnFirmwareTaskFix(), "SFK3016", InClass(source), InClass(expected));

    [Theory]
    [InlineData("$\"slot {slot}\"", "\"slot {0}\", slot")]
    [InlineData("$\"{slot} of {slot + 1}\"", "\"{0} of {1}\", slot, slot + 1")]
    public async Task InterpolatedMessage_BecomesConstant(string message, string expected) =>
        await FixVerifier.Fixes(new ConstantMessageFix(), "SFK3010", Print(message), Print(expected));

    [Theory]
    [InlineData("$\"{slot:X}\"")]
    [InlineData("$\"{slot}{slot}{slot}\"")]
    [InlineData("$\"{slot == 1}\"")]
    public async Task MessageThatDebugPrintCannotTake_HasNoFix(string message) =>
        await FixVerifier.IsNotOffered(new ConstantMessageFix(), "SFK3010", Print(message));

    [Fact]
    public async Task ForEach_BecomesACountedLoop() => await FixVerifier.Fixes(
        new CountedLoopFix(),
        "SFK3011",
        InClass("""
                private static ReadOnlySpan<uint> Table => [1, 2];

                private static uint Sum(string text)
                {
                    uint sum = 0;
                    foreach (uint value in Table)
                    {
                        sum += value;
                    }

                    foreach (var letter in text) { sum += letter; }
                    return sum;
                }
            """),
        InClass("""
                private static ReadOnlySpan<uint> Table => [1, 2];

                private static uint Sum(string text)
                {
                    uint sum = 0;
                    for (int index = 0; index < Table.Length; index++)
                    {
                        uint value = Table[index];
                        sum += value;
                    }

                    for (int index = 0; index < text.Length; index++) { char letter = text[index]; sum += letter; }
                    return sum;
                }
            """));

    private static string Print(string message) => InClass($"    private async FirmwareTask F(ulong slot) => await DebugLib.DebugPrint(IDebugLib.DebugInfo, {message});");
}
