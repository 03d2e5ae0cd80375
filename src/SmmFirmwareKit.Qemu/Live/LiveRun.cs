// A whole live comparison: many sequences on machines in turn, until one differs or enough was compared.
using SmmFirmwareKit.Qemu.Connection;

namespace SmmFirmwareKit.Qemu.Live;

/// <summary>What a live comparison did.</summary>
/// <param name="Seed">The seed of the first sequence; each further one counts up from it.</param>
/// <param name="Machines">Requests compared, by machine.</param>
/// <param name="Blocks">Requests compared, by block.</param>
/// <param name="Difference">The difference found, shrunk; null if there is none.</param>
public sealed record LiveResult(int Seed, IReadOnlyList<(string Name, int Requests)> Machines, IReadOnlyList<(string Name, int Requests)> Blocks, LiveDifference? Difference)
{
    /// <summary>All requests compared.</summary>
    public int Requests => Machines.Sum(machine => machine.Requests);
}

/// <summary>Runs sequences of <see cref="SequenceLength"/> requests.</summary>
public static class LiveRun
{
    private const int SequenceLength = 1500;
    private const int MostTrials = 400;

    /// <param name="qemu">The program.</param>
    /// <param name="seed">Of the first sequence.</param>
    /// <param name="operations">How many requests to compare at least.</param>
    public static LiveResult Run(string qemu, int seed, int operations)
    {
        Tally machines = new();
        Tally blocks = new();
        LiveDifference? difference = null;
        foreach ((LiveMachine machine, Sequence sequence) in Sequences(seed, operations))
        {
            difference = SideBySide.Compare(qemu, machine, sequence);
            foreach (LiveStep step in sequence.Steps.Take(difference?.Length ?? int.MaxValue))
            {
                machines.Count(machine.Name);
                blocks.Count(step.Block);
            }

            if (difference is not null)
            {
                break;
            }
        }

        LiveDifference? shortest = difference is null ? null : new Shrinker((machine, sequence) => Trial(qemu, machine, sequence), MostTrials).Shrink(difference);
        return new LiveResult(seed, machines.Rows, blocks.Rows, shortest);
    }

    /// <summary>The sequences of such a run, one after the other, until they hold enough requests.</summary>
    internal static IEnumerable<(LiveMachine Machine, Sequence Sequence)> Sequences(int seed, int operations)
    {
        int requests = 0;
        for (int i = 0; requests < operations; i++)
        {
            LiveMachine machine = LiveMachine.All[i % LiveMachine.All.Count];
            Sequence sequence = Sequence.Random(machine, seed + i, SequenceLength);
            requests += sequence.Steps.Count;
            yield return (machine, sequence);
        }
    }

    // A QEMU that fails now must not lose what was found before.
    private static LiveDifference? Trial(string qemu, LiveMachine machine, Sequence sequence)
    {
        try
        {
            return SideBySide.Compare(qemu, machine, sequence);
        }
        catch (QemuException)
        {
            return null;
        }
    }

    private sealed class Tally
    {
        private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);

        public IReadOnlyList<(string, int)> Rows => [.. _counts.Select(row => (row.Key, row.Value))];

        public void Count(string name)
        {
            _counts[name] = _counts.GetValueOrDefault(name) + 1;
        }
    }
}
