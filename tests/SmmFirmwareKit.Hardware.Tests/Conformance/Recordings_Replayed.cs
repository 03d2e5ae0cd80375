// Every recording of QEMU's q35 replayed against the model: the answers must be the same, text for text.
using SmmFirmwareKit.Conformance;

namespace SmmFirmwareKit.Hardware.Tests.Conformance;

public sealed class Recordings_Replayed
{
    public static TheoryData<string> Names() => [.. RecordedFiles.Names()];

    [Theory]
    [MemberData(nameof(Names))]
    public void Model_AnswersAsRecorded(string name)
    {
        using TextReader lines = RecordedFiles.Open(name);
        ReplayResult result = Replayer.Replay(lines);
        Assert.True(result.Difference is null, result.Difference?.ToString());
        Assert.True(result.Compared > 0, $"{name} has no steps");
    }

    [Fact]
    public void Folder_HoldsEveryRecording() => Assert.Equal(51, RecordedFiles.Names().Count());
}
