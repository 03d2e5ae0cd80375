// A whole live comparison: many sequences on machines in turn, until one differs or enough was compared.

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
    private const int SequenceLength = 2500;
    private const int MostTrials = 400;

    /// <param name="qemu">The program.</param>
    /// <param name="seed">Of the first sequence.</param>
    /// <param name="operations">How many requests to compare at least.</param>
    public static LiveResult Run(string qemu, int seed, int operations)
    {
        Tally machines = new();
        Tally blocks = new();
        LiveDifference? difference = null;
        for (int i = 0; machines.Total < operations && difference is null; i++)
        {
            LiveMachine machine = LiveMachine.All[i % LiveMachine.All.Count];
            Sequence sequence = Sequence.Random(machine, seed + i, SequenceLength);
            difference = SideBySide.Compare(qemu, machine, sequence);
            foreach (LiveStep step in sequence.Steps.Take(difference?.Length ?? int.MaxValue))
            {
                machines.Count(machine.Name);
                blocks.Count(step.Block);
            }
        }

        LiveDifference? shortest = difference is null ? null : new Shrinker((machine, sequence) => SideBySide.Compare(qemu, machine, sequence), MostTrials).Shrink(difference);
        return new LiveResult(seed, machines.Rows, blocks.Rows, shortest);
    }

    private sealed class Tally
    {
        private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);

        public int Total { get; private set; }

        public IReadOnlyList<(string, int)> Rows => [.. _counts.Select(row => (row.Key, row.Value))];

        public void Count(string name)
        {
            _counts[name] = _counts.GetValueOrDefault(name) + 1;
            Total++;
        }
    }
}
