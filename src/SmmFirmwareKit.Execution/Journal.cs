// The undo log behind checkpoints: what changed since a checkpoint is written down, so cost follows change, not size.
using System.Runtime.CompilerServices;

namespace SmmFirmwareKit.Execution;

/// <summary>Records the old value of everything that changes while at least one checkpoint is held.</summary>
/// <remarks>
/// Checkpoints nest like a depth-first search: restoring one forgets those taken after it. With no checkpoint held,
/// nothing is recorded and a write costs one test of <see cref="IsRecording"/>.
/// </remarks>
public sealed class Journal
{
    private struct Entry
    {
        public object Target;   // byte[] page, or Checkpointed
        public object? Frames;  // suspended call stacks of a Checkpointed
        public int Offset;      // in the page
        public int Length;      // bytes kept in the arena
    }

    private struct Mark
    {
        public int Entries;
        public int Bytes;
        public long Epoch;
    }

    private readonly List<Checkpointed> _always = [];
    private Entry[] _entries = new Entry[64];
    private byte[] _bytes = new byte[4096];
    private Mark[] _marks = new Mark[8];
    private int _entryCount;
    private int _byteCount;
    private int _markCount;
    private long _epoch = 1;
    private long _lastEpoch = 1;

    /// <summary>Whether a checkpoint is held, so that changes must be recorded.</summary>
    public bool IsRecording
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _markCount != 0;
    }

    /// <summary>Registers state that changes at every step and is therefore saved with every checkpoint.</summary>
    public void SaveAlways(Checkpointed part) => _always.Add(part);

    /// <summary>To be called before <paramref name="part"/> changes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Touch(Checkpointed part)
    {
        if (_markCount != 0 && part.SavedInEpoch != _epoch)
        {
            Record(part);
        }
    }

    /// <summary>To be called before <paramref name="length"/> bytes of <paramref name="page"/> change.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Touch(byte[] page, int offset, int length)
    {
        if (_markCount != 0)
        {
            Record(page, offset, length);
        }
    }

    /// <summary>Takes a checkpoint of the present state.</summary>
    public Checkpoint Take()
    {
        RequireBetweenSteps();
        if (_markCount == _marks.Length)
        {
            Array.Resize(ref _marks, _marks.Length * 2);
        }

        _epoch = NextEpoch();
        _marks[_markCount++] = new Mark { Entries = _entryCount, Bytes = _byteCount, Epoch = _epoch };
        foreach (Checkpointed part in _always)
        {
            Touch(part);
        }

        return new Checkpoint(this, _markCount, _epoch);
    }

    /// <summary>Takes everything back to <paramref name="checkpoint"/>, which stays valid.</summary>
    public void Restore(Checkpoint checkpoint)
    {
        RequireBetweenSteps();
        Verify(checkpoint);
        ref Mark mark = ref _marks[checkpoint.Depth - 1];
        UndoTo(mark.Entries);
        _byteCount = mark.Bytes;
        _markCount = checkpoint.Depth;
        _epoch = NextEpoch();
        foreach (Checkpointed part in _always)
        {
            Touch(part);
        }
    }

    /// <summary>Forgets <paramref name="checkpoint"/> and all later ones; the present state stays.</summary>
    public void Release(Checkpoint checkpoint)
    {
        Verify(checkpoint);
        _markCount = checkpoint.Depth - 1;
        if (_markCount == 0)
        {
            Forget();
        }
    }

    // Epochs are never reused, so a part saved in an undone epoch is saved again when it next changes.
    private long NextEpoch() => ++_lastEpoch;

    private void Verify(Checkpoint checkpoint)
    {
        if (checkpoint.Journal != this || checkpoint.Depth > _markCount || _marks[checkpoint.Depth - 1].Epoch != checkpoint.Epoch)
        {
            throw new ExecutionException("SFK8001", "this checkpoint is gone: an older one was restored or released since, or it belongs to another machine; take a new one");
        }
    }

    // In the middle of a turn part of the state is on the host's stack, where no copy reaches it.
    private static void RequireBetweenSteps()
    {
        if (Agent.IsAnyoneRunning)
        {
            throw new ExecutionException("SFK8011", "a checkpoint was taken or restored in the middle of a step; stop the run first");
        }
    }

    private void Forget()
    {
        for (int i = _entryCount - 1; i >= 0; i--)
        {
            (_entries[i].Target as Checkpointed)?.DropFrames(_entries[i].Frames);
        }

        Array.Clear(_entries, 0, _entryCount);
        _entryCount = 0;
        _byteCount = 0;
    }

    private void UndoTo(int count)
    {
        while (_entryCount > count)
        {
            ref Entry entry = ref _entries[--_entryCount];
            _byteCount -= entry.Length;
            ReadOnlySpan<byte> old = _bytes.AsSpan(_byteCount, entry.Length);
            if (entry.Target is byte[] page)
            {
                old.CopyTo(page.AsSpan(entry.Offset));
            }
            else
            {
                Checkpointed part = Unsafe.As<Checkpointed>(entry.Target);
                part.LoadFrames(entry.Frames);
                part.Load(old);
                part.SavedInEpoch = 0;
            }

            entry = default;
        }
    }

    private void Record(Checkpointed part)
    {
        part.SavedInEpoch = _epoch;
        int size = part.StateSize;
        part.Save(Append(part, 0, size, part.SaveFrames()));
    }

    private void Record(byte[] page, int offset, int length) =>
        page.AsSpan(offset, length).CopyTo(Append(page, offset, length, frames: null));

    private Span<byte> Append(object target, int offset, int length, object? frames)
    {
        if (_entryCount == _entries.Length)
        {
            Array.Resize(ref _entries, _entries.Length * 2);
        }

        if (_byteCount + length > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _byteCount + length));
        }

        _entries[_entryCount++] = new Entry { Target = target, Frames = frames, Offset = offset, Length = length };
        Span<byte> place = _bytes.AsSpan(_byteCount, length);
        _byteCount += length;
        return place;
    }
}
