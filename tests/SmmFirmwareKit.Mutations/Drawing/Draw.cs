// Chooses mutants by a seed: operators take turns, and each takes a block that had few.
using SmmFirmwareKit.Mutations.Sites;

namespace SmmFirmwareKit.Mutations.Drawing;

/// <summary>The same sites and the same seed give the same draw.</summary>
internal sealed class Draw
{
    private readonly Random _random;
    private readonly Dictionary<string, int> _usesOfBlocks = new(StringComparer.Ordinal);
    private readonly List<List<Site>> _operators;

    public Draw(IEnumerable<Site> sites, int seed)
    {
        Seed = seed;
        _random = new Random(seed);
        _operators = [.. sites.GroupBy(site => site.Operator, StringComparer.Ordinal).Select(group => group.ToList())];
        for (int i = _operators.Count - 1; i > 0; i--)
        {
            int other = _random.Next(i + 1);
            (_operators[i], _operators[other]) = (_operators[other], _operators[i]);
        }
    }

    public int Seed { get; }

    /// <summary>How many sites were drawn in vain.</summary>
    public int Refused { get; private set; }

    /// <summary>Draws <paramref name="count"/> sites that <paramref name="accept"/> takes; for one that it does not, another of the same operator.</summary>
    public IEnumerable<Site> Take(int count, Func<Site, bool> accept)
    {
        for (int turn = 0, taken = 0; taken < count && _operators.Count > 0;)
        {
            List<Site> left = _operators[turn % _operators.Count];
            if (left.Count == 0)
            {
                _operators.Remove(left);
                continue;
            }

            Site site = Pick(left);
            if (!accept(site))
            {
                Refused++;
                continue;
            }

            _usesOfBlocks[site.Block] = Uses(site.Block) + 1;
            turn++;
            taken++;
            yield return site;
        }
    }

    private Site Pick(List<Site> sites)
    {
        string[] blocks = [.. sites.Select(site => site.Block).Distinct(StringComparer.Ordinal)];
        int fewest = blocks.Min(Uses);
        string[] rare = [.. blocks.Where(block => Uses(block) == fewest)];
        string chosen = rare[_random.Next(rare.Length)];
        Site[] there = [.. sites.Where(site => string.Equals(site.Block, chosen, StringComparison.Ordinal))];
        Site site = there[_random.Next(there.Length)];
        sites.Remove(site);
        return site;
    }

    private int Uses(string block) => _usesOfBlocks.GetValueOrDefault(block);
}
