// Anything whose state a checkpoint must cover: it can write its state as bytes and read it back.
namespace SmmFirmwareKit.Execution;

/// <summary>A part of the machine whose whole mutable state fits in <see cref="StateSize"/> bytes.</summary>
/// <remarks>
/// Whoever changes the state calls <see cref="Journal.Touch"/> first; the journal then saves the state once per
/// checkpoint, and only if it changed at all. Memory pages are journalled write by write instead.
/// </remarks>
public abstract class Checkpointed
{
    /// <summary>The journal epoch in which this state was last saved.</summary>
    internal long SavedInEpoch;

    /// <summary>Bytes that <see cref="Save"/> writes; constant for the life of the object.</summary>
    public abstract int StateSize { get; }

    /// <summary>Writes the whole mutable state.</summary>
    public abstract void Save(Span<byte> destination);

    /// <summary>Reads back what <see cref="Save"/> wrote.</summary>
    public abstract void Load(ReadOnlySpan<byte> source);

    /// <summary>State that is not bytes (suspended call stacks) is handed over here; most have none.</summary>
    internal virtual object? SaveFrames() => null;

    internal virtual void LoadFrames(object? frames)
    {
    }

    internal virtual void DropFrames(object? frames)
    {
    }
}
