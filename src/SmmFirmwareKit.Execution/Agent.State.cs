// Checkpointing an agent: its contexts as bytes, its suspended frames as copies.
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SmmFirmwareKit.Execution;

public abstract partial class Agent
{
    public override int StateSize => Unsafe.SizeOf<State>();

    public override void Save(Span<byte> destination) => MemoryMarshal.Write(destination, in _state);

    public override void Load(ReadOnlySpan<byte> source)
    {
        _state = MemoryMarshal.Read<State>(source);
        if (Top.Activity == Activity.Parked)
        {
            Scheduler.Watches.Add(this);
        }

        Scheduler.Refresh(this);
    }

    internal override object? SaveFrames()
    {
        SavedFrames saved = SavedFrames.Rent();
        for (int i = 0; i <= _state.Top; i++)
        {
            saved.Heads[i] = CopyOf(_heads[i]);
        }

        return saved;
    }

    internal override void LoadFrames(object? frames)
    {
        if (IsWatching)
        {
            Scheduler.Watches.Remove(this);
        }

        SavedFrames saved = Unsafe.As<SavedFrames>(frames)!;
        for (int i = 0; i < MaxContexts; i++)
        {
            DropFramesOf(ref _heads[i]);
            (_heads[i], saved.Heads[i]) = (saved.Heads[i], null);
        }

        saved.Return();
    }

    internal override void DropFrames(object? frames)
    {
        SavedFrames saved = Unsafe.As<SavedFrames>(frames)!;
        foreach (ref Frame? head in saved.Heads.AsSpan())
        {
            DropFramesOf(ref head);
        }

        saved.Return();
    }

    /// <summary>Adds the agent's contexts, frames and locals to a digest of the machine.</summary>
    public virtual void Digest(ref StableHash hash)
    {
        hash.Add((uint)_state.Top | (_state.Attention ? 1UL << 8 : 0));
        for (int i = 0; i <= _state.Top; i++)
        {
            ref Context context = ref _state.Contexts[i];
            hash.Add(context.ResumeAddress);
            hash.Add((ulong)(byte)context.Activity | (ulong)(byte)context.Wait << 8);
            hash.Add(context.WaitValue);
            for (Frame? frame = _heads[i]; frame is not null; frame = frame.Caller)
            {
                frame.Digest(ref hash);
            }
        }
    }

    private static Frame? CopyOf(Frame? head)
    {
        Frame? first = null;
        Frame? last = null;
        for (Frame? frame = head; frame is not null; frame = frame.Caller)
        {
            Frame copy = frame.Copy();
            if (last is null)
            {
                first = copy;
            }
            else
            {
                last.Caller = copy;
            }

            last = copy;
        }

        return first;
    }
}
