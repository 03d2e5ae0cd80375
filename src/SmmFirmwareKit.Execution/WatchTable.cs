// Who waits for which words of memory: a write wakes the spinning agents that read what it changes.
using System.Runtime.CompilerServices;

namespace SmmFirmwareKit.Execution;

/// <summary>Parked agents by cache line; a write to a line nobody watches costs one probe.</summary>
public sealed class WatchTable
{
    private const int Buckets = 1024;

    private readonly List<Agent>[] _byLine = new List<Agent>[Buckets];
    private readonly List<Agent> _any = [];
    private int _watching;

    /// <summary>How many writes there were so far: tells whether anything was written since.</summary>
    internal ulong Writes { get; set; }

    /// <summary>To be called after memory changed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Written(ulong address, int length)
    {
        Writes++;
        if (_watching != 0)
        {
            WakeWatchers(address, length);
        }
    }

    internal void Add(Agent agent)
    {
        agent.IsWatching = true;
        _watching++;
        ref readonly WatchSet set = ref agent.Watched;
        if (set.Overflowed)
        {
            _any.Add(agent);
            return;
        }

        for (int i = 0; i < set.Held; i++)
        {
            for (ulong line = set[i].FirstLine; line <= set[i].LastLine; line++)
            {
                (_byLine[Bucket(line)] ??= []).Add(agent);
            }
        }
    }

    internal void Remove(Agent agent)
    {
        agent.IsWatching = false;
        _watching--;
        ref readonly WatchSet set = ref agent.Watched;
        if (set.Overflowed)
        {
            _any.Remove(agent);
            return;
        }

        for (int i = 0; i < set.Held; i++)
        {
            for (ulong line = set[i].FirstLine; line <= set[i].LastLine; line++)
            {
                RemoveLast(_byLine[Bucket(line)], agent);
            }
        }
    }

    private static int Bucket(ulong line) => (int)line & (Buckets - 1);

    private static void RemoveLast(List<Agent> agents, Agent agent)
    {
        int index = agents.LastIndexOf(agent);
        agents[index] = agents[^1];
        agents.RemoveAt(agents.Count - 1);
    }

    private void WakeWatchers(ulong address, int length)
    {
        while (_any.Count != 0 && length != 0)
        {
            _any[^1].Wake(byTime: false);
        }

        // Of a long block every bucket is looked at once; an empty write has no last byte and wakes nobody.
        ulong first = address >> Watch.LineShift;
        ulong lines = length == 0 ? 0 : ((address + (ulong)length - 1) >> Watch.LineShift) - first + 1;
        for (ulong i = 0; i < Math.Min(lines, Buckets); i++)
        {
            WakeLine(_byLine[Bucket(first + i)], address, length);
        }
    }

    // From the end, because waking removes the agent by moving the last one into its place.
    private static void WakeLine(List<Agent>? agents, ulong address, int length)
    {
        for (int i = (agents?.Count ?? 0) - 1; i >= 0; i--)
        {
            if (i < agents!.Count && Overlaps(in agents[i].Watched, address, length))
            {
                agents[i].Wake(byTime: false);
            }
        }
    }

    private static bool Overlaps(in WatchSet set, ulong address, int length)
    {
        for (int i = 0; i < set.Held; i++)
        {
            ref readonly Watch watch = ref set[i];
            if (address < watch.Address + (ulong)watch.Width && watch.Address < address + (ulong)length)
            {
                return true;
            }
        }

        return false;
    }
}
