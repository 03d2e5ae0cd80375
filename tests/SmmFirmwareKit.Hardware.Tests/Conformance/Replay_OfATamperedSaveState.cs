// A save state with one byte changed where the processor stores nothing, or one that no processor can load: named by image and offset.
using System.Text.Json;
using SmmFirmwareKit.Conformance;

namespace SmmFirmwareKit.Hardware.Tests.Conformance;

public sealed class Replay_OfATamperedSaveState
{
    private const int DumpOffset = 0x7C00;

    [Theory]
    [InlineData("real", 0x7C00, "no field", 0xCC)]
    [InlineData("prot32", 0x7EFC, "revision", 0x64)]
    public void Byte_IsNamed(string image, int offset, string field, byte stored)
    {
        Difference difference = Assert.Single(Differences(image, offset, (byte)(stored ^ 1)), difference => difference.Block is "save state qemu-tcg");
        Assert.Equal(new SaveStateDifference("save state qemu-tcg", image, $"0x{offset:X4} ({field})", $"{stored ^ 1:X2}", $"{stored:X2}"), difference);
    }

    /// <summary>The entry excuses 0xCC becoming 0, not any value there.</summary>
    [Fact]
    public void ExcusedByteWithAnotherValue_IsADifference()
    {
        Difference difference = Assert.Single(Differences("real", 0x7EC9, 0x55), difference => difference.Block is "save state hardware");
        Assert.Equal(("0x7EC9 (auto-HALT restart)", "55", "00"), (difference.Place, difference.Expected, difference.Actual));
    }

    [Fact]
    public void DumpOfAnotherSize_IsNotUnderstood()
    {
        using StringReader lines = new("""{"mode":"real","hex":"cccc"}""");
        Assert.Contains("has 2 bytes instead of 1024", Board.Faults("SFK7107", () => SaveStateReplay.Replay(lines)), StringComparison.Ordinal);
    }

    private static IEnumerable<Difference> Differences(string image, int offset, byte value)
    {
        byte[] dump = RecordedFiles.SaveState(image);
        dump[offset - DumpOffset] = value;
        using StringReader lines = new(JsonSerializer.Serialize(new { mode = image, hex = Convert.ToHexString(dump) }));
        ConformanceReport report = new(SaveStateReplay.Replay(lines), DeliberateDifferences.All);
        return report.Results.SelectMany(report.Differences);
    }
}
