// Save-state maps that contradict themselves, and the diagnostic that says so.
using SmmFirmwareKit.Generators.Tests.InProcess;

namespace SmmFirmwareKit.Generators.Tests.SaveStates;

public sealed class RefusedSaveStates
{
    private const string Smbase = "[Offset(0x2F8), SaveStateRole(SaveStateRole.Smbase)] public uint SMBASE; ";
    private const string Revision = "[Offset(0x2FC), SaveStateRole(SaveStateRole.SmmRevId)] public uint SMMRevId; ";
    private const string Last = "[Offset(0x3FC)] public uint Last; }";
    private const string Head = "[FirmwareStructure(\"M\"), SaveStateMap(\"M\", Revision = 0x20000)] public partial struct M { ";
    private const string Map = Head + Smbase + Revision;
    private const string IoRole = "[Offset(0x3A4), SaveStateRole(SaveStateRole.IoInformation)] ";
    private const string IoLength = "[SaveStateIoLength(3, 1, Byte = [1])] ";
    private const string IoType = "[SaveStateIoType(7, 4, Input = [1])] ";
    private const string Io = Map + IoRole + "[SaveStateIoValid(0), SaveStateIoPort(31, 16)] ";

    [Theory]
    [InlineData("SFK2201 at M", "[SaveStateMap(\"M\")] public partial struct M { public uint A; }")]
    [InlineData("SFK2202 at M", Map + "[Offset(0)] [SaveStateRegister(EfiMmSaveStateRegister.R8)] public ulong A; [SaveStateRegister(EfiMmSaveStateRegister.R8)] public ulong B; " + Last)]
    [InlineData("SFK2203 at A", Map + "[Offset(0)] [SaveStateRegister(EfiMmSaveStateRegister.R8, Width = 3)] public byte A; " + Last)]
    [InlineData("SFK2203 at A", Map + "[Offset(0)] [SaveStateRegister(EfiMmSaveStateRegister.R8, Width = 2)] public uint A; " + Last)]
    [InlineData("SFK2203 at A", Map + "[Offset(0)] [SaveStateRegister(EfiMmSaveStateRegister.R8, HighOffset = 4)] public uint A; public uint B; " + Last)]
    [InlineData("SFK2203 at A", Map + "[Offset(0)] [SaveStateRegister(EfiMmSaveStateRegister.R8, Width = 8, HighOffset = 2)] public uint A; public uint B; " + Last)]
    [InlineData("SFK2203 at A", Map + "[Offset(0)] [SaveStateRegister(EfiMmSaveStateRegister.R8)] public Guid A; " + Last)]
    [InlineData("SFK2204 at A", "[FirmwareStructure(\"M\")] public partial struct M { [SaveStateRegister(EfiMmSaveStateRegister.R8)] public ulong A; }")]
    [InlineData("SFK2204 at A", "[FirmwareStructure(\"M\")] public partial struct M { [SaveStateRole(SaveStateRole.Smbase)] public uint A; }")]
    [InlineData("SFK2204 at A", "[FirmwareStructure(\"M\")] public partial struct M { [SaveStateIoValid(1)] public uint A; }")]
    [InlineData("SFK2205 at B", Map + "[Offset(0)] public ulong A; [Offset(7)] public byte B; " + Last)]
    [InlineData("SFK2205 at C", Map + "[Offset(0)] public ulong A; [Offset(8)] public byte B; [Offset(0x2FF)] public byte C; " + Last)]
    [InlineData("SFK2206 at M", Map + "}")]
    [InlineData("SFK2206 at M", Map + "[Offset(0x400)] public byte Beyond; }")]
    [InlineData("SFK2207 at M", Head + Revision + Last)]
    [InlineData("SFK2207 at M", Head + Smbase + Last)]
    [InlineData("SFK2208 at A", Map + "[Offset(0x300), SaveStateRole(SaveStateRole.Smbase)] public uint A; " + Last)]
    [InlineData("SFK2209 at A", Map + "[Offset(0x300), SaveStateRole(SaveStateRole.AutoHaltRestart)] public uint A; " + Last)]
    [InlineData("SFK2209 at A", Map + "[Offset(0x300), SaveStateRole(SaveStateRole.IoMemoryAddress)] public ushort A; " + Last)]
    [InlineData("SFK2213 at A", Map + "[Offset(0)] [SaveStateRegister(EfiMmSaveStateRegister.R8, Width = 8)] public uint A; " + Last)]
    [InlineData("SFK2213 at A", Map + "[Offset(0)] [SaveStateRegister(EfiMmSaveStateRegister.R8, Width = 8, HighOffset = 0x10)] public uint A; " + Last)]
    public Task Map_IsReportedAndGetsNoTable(string expected, string source) => Refused(source, expected);

    [Theory]
    [InlineData("0x00000000", Smbase + Revision + Last)]
    [InlineData("0x00010000", Smbase + Revision + "[Offset(0x300), SaveStateRole(SaveStateRole.IoRestart)] public ushort R; " + Last)]
    [InlineData("0x00030000", Smbase + Revision + Last)]
    [InlineData("0x00020064", Smbase + Revision + IoRole + "[SaveStateIoValid(0, MinimumRevision = 0x30004), SaveStateIoPort(31, 16)] " + IoLength + IoType + "public uint IOMisc; " + Last)]
    public Task RevisionThatContradictsTheMap_IsReported(string revision, string members) =>
        Refused("[FirmwareStructure(\"M\"), SaveStateMap(\"M\", Revision = " + revision + ")] public partial struct M { " + members, "SFK2210 at M");

    [Theory]
    [InlineData("SFK2211 at I", Io + IoLength + "public uint I; " + Last)]
    [InlineData("SFK2211 at I", Map + IoRole + "[SaveStateIoPort(31, 16)] " + IoLength + IoType + "public uint I; " + Last)]
    [InlineData("SFK2211 at I", Map + "[Offset(0x3A4), SaveStateIoValid(0), SaveStateIoPort(31, 16)] " + IoLength + IoType + "public uint I; " + Last)]
    [InlineData("SFK2212 at I", Io + "[SaveStateIoLength(1, 3, Byte = [1])] " + IoType + "public uint I; " + Last)]
    [InlineData("SFK2212 at I", Io + "[SaveStateIoLength(4, 1, Byte = [1])] " + IoType + "public uint I; " + Last)]
    [InlineData("SFK2212 at I", Io + "[SaveStateIoLength(3, 1)] " + IoType + "public uint I; " + Last)]
    [InlineData("SFK2212 at I", Io + "[SaveStateIoLength(3, 1, Byte = [8])] " + IoType + "public uint I; " + Last)]
    [InlineData("SFK2212 at I", Io + IoLength + "[SaveStateIoType(7, 4, Input = [1], Output = [1])] public uint I; " + Last)]
    [InlineData("SFK2212 at I", Map + IoRole + "[SaveStateIoValid(0), SaveStateIoPort(31, 17)] " + IoLength + IoType + "public uint I; " + Last)]
    public Task IoInformation_IsReported(string expected, string source) => Refused(source, expected);

    [Fact]
    public async Task MissingParts_AreNamedOneByOne() => Assert.Equal(
        ["SFK2211 at I", "SFK2211 at I", "SFK2211 at I", "SFK2211 at I"],
        await Reported.For(Map + IoRole + "public uint I; " + Last));

    /// <summary>Each part of what is refused above, within its limits.</summary>
    [Theory]
    [InlineData(Map + Last)]
    [InlineData(Map + "[Offset(0)] public ulong A; [Offset(8)] public byte B; " + Last)]
    [InlineData(Map + "[Offset(0x300), SaveStateRole(SaveStateRole.AutoHaltRestart)] public byte A; [SaveStateRole(SaveStateRole.IoMemoryAddress)] public ulong B; " + Last)]
    [InlineData(Map + "[Offset(0)] [SaveStateRegister(EfiMmSaveStateRegister.R8, Width = 8, HighOffset = 0x10, Edk2HighOffset = 0)] public uint A; [Offset(0x10)] public uint B; " + Last)]
    [InlineData(Map + "[Offset(0)] [SaveStateRegister(EfiMmSaveStateRegister.R8)] public ulong A; [SaveStateRegister(EfiMmSaveStateRegister.R9)] public ulong B; " + Last)]
    [InlineData(Io + IoLength + IoType + "public uint I; " + Last)]
    public async Task SoundMap_IsNotReportedAndGetsItsTable(string source)
    {
        Assert.Empty(await Reported.For(source));
        Assert.Contains(Generated.Files(source), file => file is "Example.M.SaveState.g.cs");
    }

    private static async Task Refused(string source, string expected)
    {
        Assert.Equal([expected], await Reported.For(source));
        Assert.DoesNotContain(Generated.Files(source), file => file.EndsWith("SaveState.g.cs", StringComparison.Ordinal));
    }
}
