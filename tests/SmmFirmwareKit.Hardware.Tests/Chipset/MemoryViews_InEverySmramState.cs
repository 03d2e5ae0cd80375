// QEMU's flat memory views in 28 SMRAM states, page by page against the classifier.
using System.Text.Json;
using SmmFirmwareKit.Conformance;

namespace SmmFirmwareKit.Hardware.Tests.Chipset;

public sealed class MemoryViews_InEverySmramState
{
    // Three requesters; 1 MiB, 32 MiB around TSEG and 1 MiB below the local APICs.
    private const int PagesOfAState = 3 * (34 << 20) / 4096;

    public static TheoryData<string, string> States()
    {
        var data = new TheoryData<string, string>();
        using TextReader lines = RecordedFiles.OpenViews();
        while (lines.ReadLine() is { } line)
        {
            using JsonDocument document = JsonDocument.Parse(line);
            data.Add(document.RootElement.GetProperty("state").GetString()!, line);
        }

        return data;
    }

    [Fact]
    public void File_Holds28States() => Assert.Equal(28, States().Count);

    [Theory]
    [MemberData(nameof(States))]
    public void View_IsQemus(string state, string line)
    {
        using StringReader lines = new(line);
        ReplayResult result = Assert.Single(MemoryViewsReplay.Replay(lines));
        Assert.True(result.Difference is null, $"{state}: {result.Difference}");
        Assert.Equal(PagesOfAState, result.Compared);
    }
}
