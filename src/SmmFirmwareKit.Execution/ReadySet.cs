// The agents that can take a step, as a bit set: its order does not depend on how they came to be ready.
using System.Numerics;
using System.Runtime.CompilerServices;

namespace SmmFirmwareKit.Execution;

/// <summary>Which agents a strategy may choose from.</summary>
public sealed class ReadySet
{
    private ulong[] _words = new ulong[1];

    /// <summary>How many agents can run.</summary>
    public int Count { get; private set; }

    public bool Contains(int agent) => (uint)(agent >> 6) < (uint)_words.Length && (_words[agent >> 6] >> agent & 1) != 0;

    /// <summary>The <paramref name="n"/>-th ready agent in index order, from 0.</summary>
    public int Nth(int n)
    {
        for (int word = 0; word < _words.Length; word++)
        {
            int here = BitOperations.PopCount(_words[word]);
            if (n < here)
            {
                return (word << 6) + NthBit(_words[word], n);
            }

            n -= here;
        }

        throw new ArgumentOutOfRangeException(nameof(n));
    }

    /// <summary>The next ready agent after <paramref name="agent"/>, wrapping; only call when one is ready.</summary>
    public int NextAfter(int agent)
    {
        int start = agent + 1;
        int word = start >> 6;
        if (word < _words.Length)
        {
            ulong rest = _words[word] & ulong.MaxValue << start;
            if (rest != 0)
            {
                return (word << 6) + BitOperations.TrailingZeroCount(rest);
            }
        }

        for (int i = 1; i <= _words.Length; i++)
        {
            int index = (word + i) % _words.Length;
            if (_words[index] != 0)
            {
                return (index << 6) + BitOperations.TrailingZeroCount(_words[index]);
            }
        }

        throw new InvalidOperationException("no agent is ready");
    }

    internal void Grow(int agents)
    {
        if (agents > _words.Length << 6)
        {
            Array.Resize(ref _words, _words.Length * 2);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Set(int agent, bool ready)
    {
        ref ulong word = ref _words[agent >> 6];
        ulong bit = 1UL << agent;
        if (ready != ((word & bit) != 0))
        {
            word ^= bit;
            Count += ready ? 1 : -1;
        }
    }

    private static int NthBit(ulong word, int n)
    {
        for (; n > 0; n--)
        {
            word &= word - 1;
        }

        return BitOperations.TrailingZeroCount(word);
    }
}
