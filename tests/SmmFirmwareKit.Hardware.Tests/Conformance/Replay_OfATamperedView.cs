// A memory view with one range changed, missing or of a name unknown: the replay names state, requester and page.
using SmmFirmwareKit.Conformance;

namespace SmmFirmwareKit.Hardware.Tests.Conformance;

public sealed class Replay_OfATamperedView
{
    private const string LockedWithTseg = "SMRAM=1a ESMRAMC=3f F_SMBASE=02";

    [Fact]
    public void PageThatShouldBeHidden_IsNamed()
    {
        ReplayResult result = Replay(line => line.Replace("\"smbase-blackhole\"", "\"pc.ram @0000000000030000\"", StringComparison.Ordinal));
        Assert.Equal(new Difference("memory views", $"{LockedWithTseg}, CpuOutsideSmm, page 0x30000", "Ram 0x30000", "BlackHole 0x0"), result.Difference);
        Assert.Equal(2 * 32, result.Differences.Count); // 128 KiB, for processors outside SMM and for bus masters
    }

    [Fact]
    public void OffsetThatShouldDiffer_IsNamed()
    {
        ReplayResult result = Replay(line => line.Replace("\"pc.bios @0000000000020000\"", "\"pc.bios @0000000000010000\"", StringComparison.Ordinal));
        Assert.Equal($"{LockedWithTseg}, CpuInSmm, page 0xE0000", result.Difference!.Place);
        Assert.Equal(("Flash 0x3D0000", "Flash 0x3E0000"), (result.Difference.Expected, result.Difference.Actual));
    }

    [Fact]
    public void HoleInTheView_IsNamed()
    {
        ReplayResult result = Replay(line => line.Replace("\"0xc0000\"", "\"0xc1000\"", StringComparison.Ordinal));
        Assert.Equal($"{LockedWithTseg}, CpuInSmm, page 0xC0000", result.Difference!.Place);
    }

    [Fact]
    public void StateThatCannotBeEntered_IsADifference()
    {
        ReplayResult result = Replay(line => line.Replace("SMRAM=1a", "SMRAM=5a", StringComparison.Ordinal));
        Assert.Equal(("SMRAM=5a ESMRAMC=3f F_SMBASE=02", LockedWithTseg), (result.Difference!.Expected, result.Difference.Actual));
    }

    [Fact]
    public void UnknownRegion_IsNotUnderstood() =>
        Assert.Contains("vga-lowmem", Board.Faults("SFK7107", () => Replay(line => line.Replace("pc.rom", "vga-lowmem", StringComparison.Ordinal))), StringComparison.Ordinal);

    private static ReplayResult Replay(Func<string, string> tamper)
    {
        using TextReader recorded = RecordedFiles.OpenViews();
        string line = recorded.ReadToEnd().Split('\n').Single(line => line.Contains(LockedWithTseg, StringComparison.Ordinal));
        string tampered = tamper(line);
        Assert.NotEqual(line, tampered, StringComparer.Ordinal);
        using StringReader lines = new(tampered);
        return Assert.Single(MemoryViewsReplay.Replay(lines));
    }
}
