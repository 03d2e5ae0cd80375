// SFK1008, SFK1009: the entry point that was added gets the next number, whatever its attribute looks like.
using SmmFirmwareKit.CodeFixes.EntryPoints;

namespace SmmFirmwareKit.Generators.Tests.CodeFixes;

public sealed class NumberEntryPoint
{
    [Theory]
    [InlineData("SFK1008", "[EntryPoint]", "[EntryPoint(Ordinal = 1)]")]
    [InlineData("SFK1008", "[EntryPoint(Ordinal = 0)]", "[EntryPoint(Ordinal = 1)]")]
    [InlineData("SFK1009", "[EntryPoint(Ordinal = -1)]", "[EntryPoint(Ordinal = 1)]")]
    public async Task EntryPoint_GetsTheNextOrdinal(string id, string attribute, string expected) =>
        await FixVerifier.Fixes(new NumberEntryPointFix(), id, Part(attribute), Part(expected));

    [Fact]
    public async Task OrdinalOfAKindWithArguments_FollowsThem() => await FixVerifier.Fixes(
        new NumberEntryPointFix(),
        "SFK1008",
        Handlers("[SmiHandler(nameof(Guids.gEfiEventLegacyBootGuid))]"),
        Handlers("[SmiHandler(nameof(Guids.gEfiEventLegacyBootGuid), Ordinal = 1)]"));

    private static string Part(string attribute) => $$"""
        partial class Part : ImagePart
        {
            [EntryPoint(Ordinal = 0)] public FirmwareTask Old() => default;
            {{attribute}} public FirmwareTask Added() => default;
        }
        """;

    private static string Handlers(string attribute) => $$"""
        partial class Part : ImagePart
        {
            [SmiHandler(Ordinal = 0)] public FirmwareTask<EfiStatus> Old(ulong handle, ulong context, ulong buffer, Ptr<ulong> size) => default;
            {{attribute}} public FirmwareTask<EfiStatus> Added(ulong handle, ulong context, ulong buffer, Ptr<ulong> size) => default;
        }
        """;
}
