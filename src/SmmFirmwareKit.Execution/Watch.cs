// What a spinning agent read since its last pause, and so what it waits for.
using System.Runtime.CompilerServices;

namespace SmmFirmwareKit.Execution;

/// <summary>One word of memory and the value it had when it was read.</summary>
public readonly record struct Watch(ulong Address, ulong Value, int Width)
{
    internal const int LineShift = 6;

    internal ulong FirstLine => Address >> LineShift;

    internal ulong LastLine => (Address + (ulong)Width - 1) >> LineShift;
}

/// <summary>The words read since the last pause; more than it can hold means "anything".</summary>
internal struct WatchSet
{
    internal const int Capacity = 4;

    [InlineArray(Capacity)]
    private struct Words
    {
        private Watch _first;
    }

    private Words _words;

    /// <summary>Words held; <see cref="Capacity"/> + 1 when there were more.</summary>
    internal int Count;

    /// <summary>A clock or a device was read: only time tells whether that changes.</summary>
    internal bool PollsTime;

    internal readonly bool IsFull => Count >= Capacity;

    internal readonly bool Overflowed => Count > Capacity;

    internal readonly int Held => Math.Min(Count, Capacity);

    internal readonly ref readonly Watch this[int index] => ref Unsafe.Add(ref Unsafe.As<Words, Watch>(ref Unsafe.AsRef(in _words)), index);

    /// <summary>How many writes there had been when the words no longer fitted; after any other, look again.</summary>
    internal ulong WritesAtOverflow;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Add(ulong address, int width, ulong value)
    {
        ref Watch watch = ref _words[Count];
        watch = new Watch(address, value, width);
        Count++;
    }

    internal void Clear()
    {
        Count = 0;
        PollsTime = false;
    }
}
