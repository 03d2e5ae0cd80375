// A point in a run to which the machine can be taken back, as often as one likes.
namespace SmmFirmwareKit.Execution;

/// <summary>Names a point in the journal. Valid until an older checkpoint is restored or released.</summary>
public readonly struct Checkpoint
{
    internal Checkpoint(int depth, long epoch)
    {
        Depth = depth;
        Epoch = epoch;
    }

    internal int Depth { get; }

    internal long Epoch { get; }
}
