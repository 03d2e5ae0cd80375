// Fixes of structures: SFK2004, SFK2005, SFK2006.
using SmmFirmwareKit.CodeFixes.Declarations;

namespace SmmFirmwareKit.Generators.Tests.CodeFixes;

public sealed class StructureFixes
{
    [Theory]
    [InlineData("[FirmwareStructure(\"S\", Pack = 4)]", "[FirmwareStructure(\"S\", Pack = 1)]")]
    [InlineData("[SmmFirmwareKit.Efi.FirmwareStructureAttribute(\"S\", Pack = 2 + 2, Source = \"x\")]", "[SmmFirmwareKit.Efi.FirmwareStructureAttribute(\"S\", Pack = 1, Source = \"x\")]")]
    public async Task Pack_BecomesOne(string source, string expected) => await FixVerifier.Fixes(new PackFix(), "SFK2005", Structure(source), Structure(expected));

    [Theory]
    [InlineData("[FirmwareStructure(\"S\", Pack = 1)]\n[StructLayout(LayoutKind.Sequential, Pack = 2)]", "[FirmwareStructure(\"S\", Pack = 1)]")]
    [InlineData("[StructLayout(LayoutKind.Sequential), FirmwareStructure(\"S\", Pack = 1)]", "[FirmwareStructure(\"S\", Pack = 1)]")]
    public async Task ContradictingLayout_IsRemoved(string source, string expected) =>
        await FixVerifier.Fixes(new RemoveStructLayoutFix(), "SFK2006", Structure(source), Structure(expected));

    [Fact]
    public async Task HiddenField_IsRenamedWhereverItIsUsed() => await FixVerifier.Fixes(
        new RenameHiddenFieldFix(),
        "SFK2004",
        "[FirmwareStructure(\"S\")] public partial struct S { public uint Value; public uint Address; }\nstatic class User { public static uint Of(S s) => s.Value + s.Address; }",
        "[FirmwareStructure(\"S\")] public partial struct S { public uint Value_; public uint Address_; }\nstatic class User { public static uint Of(S s) => s.Value_ + s.Address_; }");

    private static string Structure(string attributes) => $"{attributes}\npublic partial struct S {{ public uint A; }}";
}
