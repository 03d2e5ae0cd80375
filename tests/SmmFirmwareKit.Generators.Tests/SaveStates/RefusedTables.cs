// Lookup tables over save-state maps that do not fit together, and the diagnostic that says so.
using SmmFirmwareKit.Generators.Tests.InProcess;

namespace SmmFirmwareKit.Generators.Tests.SaveStates;

public sealed class RefusedTables
{
    private const string Maps = "X86 = typeof(SmramSaveStateMap32), X64 = typeof(SmramSaveStateMap64)";
    private const string Low = "[SaveStateRange(EfiMmSaveStateRegister.GdtBase, EfiMmSaveStateRegister.LdtInfo)] ";
    private const string Middle = "[SaveStateRange(EfiMmSaveStateRegister.Es, EfiMmSaveStateRegister.Rip)] ";
    private const string High = "[SaveStateRange(EfiMmSaveStateRegister.Rflags, EfiMmSaveStateRegister.Cr4)] ";
    private const string Table = "public static partial class T;";
    private const string Sound = "[SaveStateTable(\"T\", " + Maps + ")] " + Low + Middle + High;

    private const string Own = """
        [FirmwareStructure("M"), SaveStateMap("M", Revision = 0x20000)] public partial struct M
        {
            [Offset(0x2F8), SaveStateRole(SaveStateRole.Smbase)] public uint SMBASE;
            [SaveStateRole(SaveStateRole.SmmRevId)] public uint SMMRevId;
            [Offset(0x3FC), SaveStateRegister(EfiMmSaveStateRegister.Cr0, Writable = true)] public uint CR0;
        }

        [FirmwareStructure("WIDE"), SaveStateMap("Wide", Revision = 0x20000)] public partial struct Wide
        {
            [Offset(0x2F8), SaveStateRole(SaveStateRole.Smbase)] public uint SMBASE;
            [SaveStateRole(SaveStateRole.SmmRevId)] public uint SMMRevId;
            [Offset(0x3F8), SaveStateRegister(EfiMmSaveStateRegister.Cr0, Writable = true)] public ulong CR0;
        }

        """;

    [Theory]
    [InlineData("SFK2214 at T", Sound + "public static class T;")]
    [InlineData("SFK2214 at T", Sound + "public static partial class T<TValue>;")]
    [InlineData("SFK2215 at T", "[SaveStateTable(\"T\")] " + Low + Table)]
    [InlineData("SFK2215 at T", "[SaveStateTable(\"T\", X64 = typeof(string))] " + Low + Table)]
    [InlineData("SFK2215 at T", "[SaveStateTable(\"T\", X86 = typeof(string), X64 = typeof(SmramSaveStateMap64))] " + Low + Table)]
    [InlineData("SFK2216 at T", "[SaveStateTable(\"T\", " + Maps + ")] " + Table)]
    [InlineData("SFK2216 at T", "[SaveStateTable(\"T\", " + Maps + ")] " + Middle + Low + High + Table)]
    [InlineData("SFK2216 at T", "[SaveStateTable(\"T\", " + Maps + ")] [SaveStateRange(EfiMmSaveStateRegister.GdtBase, EfiMmSaveStateRegister.Cr4)] " + Table)]
    [InlineData("SFK2217 at T", "[SaveStateTable(\"T\", X64 = typeof(M))] " + Low + Middle + Table)]
    [InlineData("SFK2218 at T", "[SaveStateTable(\"T\", X86 = typeof(M), X64 = typeof(SmramSaveStateMap64))] " + Low + Middle + High + Table)]
    [InlineData("SFK2219 at T", "[SaveStateTable(\"T\", X64 = typeof(M), Internal = [SaveStateRole.IoInformation])] " + High + Table)]
    [InlineData("SFK2219 at T", "[SaveStateTable(\"T\", X86 = typeof(AmdSmramSaveStateMap32), X64 = typeof(SmramSaveStateMap64), Internal = [SaveStateRole.IoMemoryAddress])] " + Low + Middle + High + Table)]
    [InlineData("SFK2220 at T", "[SaveStateTable(\"T\", X86 = typeof(Wide), X64 = typeof(M))] " + High + Table)]
    public async Task Table_IsReportedAndGetsNoLookup(string expected, string source)
    {
        Assert.Equal([expected], await Reported.For(Own + source));
        Assert.DoesNotContain(Generated.Files(Own + source), file => file.EndsWith("SaveStateTable.g.cs", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Sound + Table)]
    [InlineData("[SaveStateTable(\"T\", X64 = typeof(M), Internal = [SaveStateRole.SmmRevId])] " + High + Table)]
    [InlineData("[SaveStateTable(\"T\", X86 = typeof(SmramSaveStateMap32), X64 = typeof(SmramSaveStateMap64), Internal = [SaveStateRole.IoMemoryAddress])] " + Low + Middle + High + Table)]
    public async Task SoundTable_IsNotReportedAndGetsItsLookup(string source)
    {
        Assert.Empty(await Reported.For(Own + source));
        Assert.Contains(Generated.Files(Own + source), file => file is "Example.T.SaveStateTable.g.cs");
    }
}
