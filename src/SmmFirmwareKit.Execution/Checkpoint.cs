// A point in a run to which the machine can be taken back, as often as one likes.
namespace SmmFirmwareKit.Execution;

/// <summary>Names a point in the journal. Valid until an older checkpoint is restored or released.</summary>
public readonly struct Checkpoint
{
    internal Checkpoint(Journal journal, int depth, long epoch)
    {
        Journal = journal;
        Depth = depth;
        Epoch = epoch;
    }

    internal Journal? Journal { get; }

    internal int Depth { get; }

    internal long Epoch { get; }
}
