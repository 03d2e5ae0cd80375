// The measured tables of events (QEMU's TCG as it is, and in hardware order) replayed row by row on the model's two profiles.
using SmmFirmwareKit.Conformance;

namespace SmmFirmwareKit.Hardware.Tests.Processors;

/// <summary>
/// Source: Recordings/event-latching.txt, measured on QEMU 7.2.22 as it is, and on one whose TCG was given the order of SDM vol. 3
/// and KVM. Three rows of the latter differ on purpose, see <see cref="DeliberateDifferences"/>.
/// </summary>
public sealed class EventTable_Replayed
{
    private const string File = "event-latching.txt";
    private const int Cells = 30 * 12;

    [Fact]
    public void HardwareOrder_IsAsMeasuredButForThreeRows()
    {
        ConformanceReport report = Report(EventOrder.Hardware);
        Assert.True(report.Agrees, Shown(report));
        Assert.Equal(3, report.Deliberate.Count);
        Assert.Equal(3, Assert.Single(report.Results).Differences.Count);
    }

    [Fact]
    public void QemuTcgOrder_IsAsMeasured()
    {
        ConformanceReport report = Report(EventOrder.QemuTcg);
        Assert.True(report.Agrees, Shown(report));
        Assert.Empty(Assert.Single(report.Results).Differences);
    }

    [Fact]
    public void TheTwoMeasuredOrders_Differ()
    {
        using TextReader lines = RecordedFiles.OpenText(File);
        IReadOnlyList<EventTable> tables = EventTable.Parse(lines);
        Assert.Equal([EventOrder.QemuTcg, EventOrder.Hardware], tables.Select(table => table.Order));
        Assert.True(tables[0].Rows.Zip(tables[1].Rows).Count(pair => !pair.First.SequenceEqual(pair.Second, StringComparer.Ordinal)) > 8);
    }

    private static ConformanceReport Report(EventOrder order)
    {
        using TextReader lines = RecordedFiles.OpenText(File);
        ReplayResult result = EventTableReplay.Replay(lines).Single(result => result.Block.EndsWith(order.Name, StringComparison.Ordinal));
        Assert.Equal(Cells, result.Compared);
        return new ConformanceReport([result], DeliberateDifferences.All);
    }

    private static string Shown(ConformanceReport report) => string.Join('\n', report.Results.SelectMany(report.Differences).Select(difference => difference.ToString()));
}
