// The latching experiment on the model, row by row beside what was measured.
using System.Globalization;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Conformance;

/// <summary>Each table on the profile it was measured under.</summary>
internal static class EventTableReplay
{
    private const string Recording = "event-latching";
    private const string Unit = "event cells";

    /// <summary>Replays every table of a file.</summary>
    public static IReadOnlyList<ReplayResult> Replay(TextReader lines) => [.. EventTable.Parse(lines).Select(Replay)];

    private static ReplayResult Replay(EventTable table)
    {
        string block = $"events {table.Order}";
        List<Difference> differences = [];
        CpuBench? started = null;
        if (Fault(() => started = LatchingFirmware.NewBench(table.Order)) is { } atStart)
        {
            return new ReplayResult(block, Recording, 0, Unit, [new Difference(block, "row 0 'baseline'", "a machine that starts", atStart)]);
        }

        CpuBench bench = started!;
        uint[] before = Values(bench);
        int row = 0;
        foreach ((EventScript script, string[] expected) in EventScript.Rows.Zip(table.Rows))
        {
            row++;
            string place = string.Create(CultureInfo.InvariantCulture, $"row {row} '{script.Step.Trim()}'");
            if (Fault(() => script.Perform(bench)) is { } fault)
            {
                differences.Add(new Difference(block, place, string.Join(' ', expected), fault));
                break; // the machine has stopped
            }

            uint[] now = Values(bench);
            string[] actual = [.. EventCounters.All.Select((counter, i) => counter.Cell(before[i], now[i]))];
            differences.AddRange(Compare(block, place, expected, actual));
            before = now;
        }

        return new ReplayResult(block, Recording, row * EventCounters.All.Count, Unit, differences);
    }

    private static string? Fault(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (Exception stopped) when (stopped is ExecutionException or BenchStuckException)
        {
            return stopped.Message;
        }
    }

    private static IEnumerable<Difference> Compare(string block, string place, string[] expected, string[] actual)
    {
        int[] columns = [.. Enumerable.Range(0, expected.Length).Where(i => !string.Equals(expected[i], actual[i], StringComparison.Ordinal))];
        return columns.Length == 0 ? [] : [new Difference(block, place, Named(columns, expected), Named(columns, actual))];
    }

    private static string Named(int[] columns, string[] cells) => string.Join(", ", columns.Select(i => $"{EventCounters.All[i].Name} {cells[i]}"));

    private static uint[] Values(CpuBench bench) => [.. EventCounters.All.Select(counter => bench.Peek(counter.Address))];
}
