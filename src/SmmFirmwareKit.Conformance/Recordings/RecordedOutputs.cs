// Listens to the chipset's wires while a recording is replayed.
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Conformance;

/// <summary>Collects interrupt edges and operator-visible events in the words of the recordings.</summary>
internal sealed class RecordedOutputs : IChipsetOutputs
{
    /// <summary>Announces a system reset.</summary>
    public const string Reset = "RESET";

    /// <summary>Announces that software switched the machine off; with -no-shutdown it stays as it is.</summary>
    public const string Shutdown = "SHUTDOWN";

    private readonly List<string> _edges = [];
    private bool _timer;

    /// <summary>Events that the next operator step reports.</summary>
    public List<string> Events { get; } = [];

    /// <summary>How many CPUs were ejected.</summary>
    public int Ejections { get; private set; }

    /// <summary>The event with which QEMU announces, after the access, what the step made the whole machine do; empty if nothing.</summary>
    public string Announcement { get; private set; } = "";

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

    /// <summary>A new step begins.</summary>
    public void Begin() => Announcement = "";

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

    /// <summary>The 8254 lets go of its line, the HPET takes it up.</summary>
    public void ResetTimer()
    {
        if (_timer)
        {
            SetInterruptLine(0, level: false);
        }

        SetInterruptLine(0, level: true);
        _timer = true;
    }

    public void RequestSystemReset() => Announcement = Reset;

    public void RequestSleep(SleepState state)
    {
        switch (state)
        {
            case SleepState.SoftOff:
                PowerOff();
                break;
            case SleepState.SuspendToDisk:
                Events.Add("""{"event":"SUSPEND_DISK"}""");
                PowerOff();
                break;
            default:
                throw new ExecutionException("SFK7104", $"PM1_CNT.SLP_EN sends a machine whose CPUs never ran to {state}, at which QEMU aborts; recordings cannot have it");
        }
    }

    public void SetAddressLine20(bool open)
    {
        // Masks addresses of the first CPU; the accesses of recordings come from outside.
    }

    public void Ejected(int cpu)
    {
        Ejections++;
        CpuEjected?.Invoke(cpu);
    }

    private void PowerOff()
    {
        Announcement = Shutdown;
        Events.Add("""{"event":"SHUTDOWN","data":{"guest":true,"reason":"guest-shutdown"}}""");
    }

    public void ReportOspmStatus(int cpu, uint ostEvent, uint ostStatus) => OspmStatus?.Invoke(cpu, ostEvent, ostStatus);
}
