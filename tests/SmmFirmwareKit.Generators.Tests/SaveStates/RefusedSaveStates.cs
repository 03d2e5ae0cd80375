// Save-state maps that contradict themselves, and the diagnostic that says so.
using SmmFirmwareKit.Generators.Tests.InProcess;

namespace SmmFirmwareKit.Generators.Tests.SaveStates;

public sealed class RefusedSaveStates
{
    private const string Map = "[FirmwareStructure(\"M\"), SaveStateMap(\"M\")] public partial struct M { ";

    [Theory]
    [InlineData("SFK2201 at M", "[SaveStateMap(\"M\")] public partial struct M { public uint A; }")]
    [InlineData("SFK2202 at M", Map + "[SaveStateRegister(EfiMmSaveStateRegister.R8)] public ulong A; [SaveStateRegister(EfiMmSaveStateRegister.R8)] public ulong B; }")]
    [InlineData("SFK2203 at A", Map + "[SaveStateRegister(EfiMmSaveStateRegister.R8, Width = 3)] public byte A; }")]
    [InlineData("SFK2203 at A", Map + "[SaveStateRegister(EfiMmSaveStateRegister.R8, Width = 2)] public uint A; }")]
    [InlineData("SFK2203 at A", Map + "[SaveStateRegister(EfiMmSaveStateRegister.R8, HighOffset = 4)] public uint A; public uint B; }")]
    [InlineData("SFK2203 at A", Map + "[SaveStateRegister(EfiMmSaveStateRegister.R8, HighOffset = 5)] public ulong A; }")]
    [InlineData("SFK2203 at A", Map + "[SaveStateRegister(EfiMmSaveStateRegister.R8)] public Guid A; }")]
    [InlineData("SFK2204 at A", "[FirmwareStructure(\"M\")] public partial struct M { [SaveStateRegister(EfiMmSaveStateRegister.R8)] public ulong A; }")]
    public async Task Map_IsReportedAndGetsNoTable(string expected, string source)
    {
        Assert.Equal([expected], await Reported.For(source));
        Assert.DoesNotContain(Generated.Files(source), file => file.EndsWith("SaveState.g.cs", StringComparison.Ordinal));
    }
}
