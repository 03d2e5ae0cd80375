// Who has to be woken when: a binary heap of all agents by deadline, so that the next one is always known exactly.
using System.Runtime.CompilerServices;

namespace SmmFirmwareKit.Execution;

/// <summary>The agents' deadlines; <see cref="ulong.MaxValue"/> means none. Every agent is always in the heap.</summary>
internal sealed class DeadlineQueue
{
    private ulong[] _deadline = new ulong[4]; // by agent
    private int[] _place = new int[4];        // by agent: where it is in the heap
    private int[] _heap = new int[4];         // agents, the earliest deadline first
    private int _count;

    /// <summary>The earliest deadline.</summary>
    internal ulong Next => _count == 0 ? ulong.MaxValue : _deadline[_heap[0]];

    /// <summary>An agent with the earliest deadline.</summary>
    internal int First => _heap[0];

    internal void Add(int agent)
    {
        if (agent == _heap.Length)
        {
            Array.Resize(ref _deadline, agent * 2);
            Array.Resize(ref _place, agent * 2);
            Array.Resize(ref _heap, agent * 2);
        }

        _deadline[agent] = ulong.MaxValue;
        Put(_count++, agent);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Set(int agent, ulong deadline)
    {
        if (_deadline[agent] != deadline)
        {
            Move(agent, deadline);
        }
    }

    private void Move(int agent, ulong deadline)
    {
        bool earlier = deadline < _deadline[agent];
        _deadline[agent] = deadline;
        if (earlier)
        {
            Raise(agent, _place[agent]);
        }
        else
        {
            Sink(agent, _place[agent]);
        }
    }

    private void Raise(int agent, int place)
    {
        while (place != 0 && _deadline[_heap[(place - 1) / 2]] > _deadline[agent])
        {
            Put(place, _heap[(place - 1) / 2]);
            place = (place - 1) / 2;
        }

        Put(place, agent);
    }

    private void Sink(int agent, int place)
    {
        for (int child = EarlierChild(place); child < _count && _deadline[_heap[child]] < _deadline[agent]; child = EarlierChild(place))
        {
            Put(place, _heap[child]);
            place = child;
        }

        Put(place, agent);
    }

    private int EarlierChild(int place)
    {
        int left = 2 * place + 1;
        return left + 1 < _count && _deadline[_heap[left + 1]] < _deadline[_heap[left]] ? left + 1 : left;
    }

    private void Put(int place, int agent)
    {
        _heap[place] = agent;
        _place[agent] = place;
    }
}
