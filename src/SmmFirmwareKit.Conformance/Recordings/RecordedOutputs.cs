// Listens to the chipset's wires while a recording is replayed.
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Conformance;

/// <summary>Collects interrupt edges and operator-visible events in the words of the recordings.</summary>
internal sealed class RecordedOutputs : IChipsetOutputs
{
    private readonly List<string> _edges = [];

    /// <summary>Events that the next operator step reports.</summary>
    public List<string> Events { get; } = [];

    /// <summary>How many CPUs were ejected.</summary>
    public int Ejections { get; private set; }

    /// <summary>Called when a CPU is ejected.</summary>
    public Action<int>? CpuEjected { get; set; }

    /// <summary>Called for an _OST report.</summary>
    public Action<int, uint, uint>? OspmStatus { get; set; }

    /// <summary>The edges since the last call, as a JSON array; empty text if there were none.</summary>
    public string TakeEdges()
    {
        string text = _edges.Count == 0 ? "" : $"[{string.Join(',', _edges)}]";
        _edges.Clear();
        return text;
    }

    /// <summary>The events since the last call.</summary>
    public string[] TakeEvents()
    {
        string[] events = [.. Events];
        Events.Clear();
        return events;
    }

    public void RaiseSmi(int cpu)
    {
        // The recordings were made with stopped CPUs: an SMI shows in none of the answers.
    }

    public void BroadcastSmi()
    {
        // As above.
    }

    /// <summary>Where the lines end.</summary>
    public IoApic? IoApic { get; set; }

    /// <summary>Whether the recorder listens to the lines on their way.</summary>
    public bool Listens { get; set; }

    public void SetInterruptLine(int line, bool level)
    {
        if (Listens)
        {
            _edges.Add(level ? $"\"raise {line}\"" : $"\"lower {line}\"");
        }

        IoApic?.SetLine(line, level);
    }

    public void SendInterrupt(IoApicMessage message)
    {
        // Stopped CPUs: what their local APICs hold shows in none of the answers.
    }

    public void RequestSystemReset()
    {
        // No recording resets through a port; the operator does.
    }

    public void Ejected(int cpu)
    {
        Ejections++;
        CpuEjected?.Invoke(cpu);
    }

    public void ReportOspmStatus(int cpu, uint ostEvent, uint ostStatus) => OspmStatus?.Invoke(cpu, ostEvent, ostStatus);
}
