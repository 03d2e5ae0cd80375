// QEMU's save states, loaded by RSM and stored again by the next SMI, byte for byte.
using System.Text.Json;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Conformance;

/// <summary>Every dump of a file under both profiles.</summary>
internal static class SaveStateReplay
{
    private const string Recording = "savestate";
    private const int DumpOffset = 0x7C00;
    private const int MapOffset = 0x7E00;

    /// <summary>Replays a file of dumps, one JSON object a line.</summary>
    public static IReadOnlyList<ReplayResult> Replay(TextReader lines)
    {
        List<(string Mode, byte[] Dump)> dumps = [];
        while (lines.ReadLine() is { } line)
        {
            dumps.Add(Parse(line));
        }

        return [.. EventOrder.All.Select(order => Replay(order, dumps))];
    }

    private static (string Mode, byte[] Dump) Parse(string line)
    {
        using JsonDocument document = JsonDocument.Parse(line);
        string mode = StepFields.Text(document.RootElement, "mode");
        byte[] dump = Convert.FromHexString(StepFields.Text(document.RootElement, "hex"));
        return dump.Length == SaveStateFirmware.DumpSize
            ? (mode, dump)
            : throw new ExecutionException("SFK7107", $"the save state '{mode}' has {dump.Length} bytes instead of {SaveStateFirmware.DumpSize} from SMBASE+0xFC00");
    }

    private static ReplayResult Replay(EventOrder order, List<(string Mode, byte[] Dump)> dumps)
    {
        string block = $"save state {order}";
        Difference[] differences = [.. dumps.SelectMany(dump => Replay(block, order, dump.Mode, dump.Dump))];
        return new ReplayResult(block, Recording, dumps.Count * SaveStateFirmware.DumpSize, "save-state bytes", differences);
    }

    private static IEnumerable<Difference> Replay(string block, EventOrder order, string mode, byte[] dump)
    {
        byte[] actual;
        try
        {
            actual = SaveStateFirmware.RoundTrip(dump.AsSpan(MapOffset - DumpOffset), order);
        }
        catch (Exception stopped) when (stopped is ExecutionException or BenchStuckException)
        {
            return [new SaveStateDifference(block, mode, "as a whole", "loaded and stored", stopped.Message)];
        }

        return Enumerable.Range(0, dump.Length)
            .Where(i => dump[i] != actual[i])
            .Select(i => new SaveStateDifference(block, mode, SaveStateFields.Place(DumpOffset + i), dump[i].ToString("X2", null), actual[i].ToString("X2", null)));
    }
}
