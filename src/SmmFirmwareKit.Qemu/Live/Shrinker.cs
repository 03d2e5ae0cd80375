// Finds a short sequence that still shows a difference: delta debugging (Zeller and Hildebrandt's ddmin).
namespace SmmFirmwareKit.Qemu.Live;

/// <summary>Each trial is a fresh QEMU and a fresh model, so nothing but the requests decides.</summary>
internal sealed class Shrinker(Func<LiveMachine, Sequence, LiveDifference?> compare, int mostTrials)
{
    private int _trials;

    /// <summary>A difference whose sequence loses it if any one request is taken out (unless trials run out first).</summary>
    public LiveDifference Shrink(LiveDifference found)
    {
        LiveDifference best = found;
        int parts = 2;
        while (best.Length > 1 && _trials < mostTrials)
        {
            if (WithoutOnePart(best, parts) is { } shorter)
            {
                best = shorter;
                parts = Math.Max(parts - 1, 2);
            }
            else if (parts >= best.Length)
            {
                break;
            }
            else
            {
                parts = Math.Min(parts * 2, best.Length);
            }
        }

        return best;
    }

    // Later parts first: what led to the difference mostly stands near it.
    private LiveDifference? WithoutOnePart(LiveDifference found, int parts)
    {
        int size = (found.Length + parts - 1) / parts;
        for (int start = (parts - 1) * size; start >= 0 && _trials < mostTrials; start -= size)
        {
            if (start < found.Length && Try(found, start, size) is { } shorter)
            {
                return shorter;
            }
        }

        return null;
    }

    private LiveDifference? Try(LiveDifference found, int start, int size)
    {
        _trials++;
        Sequence trial = Sequence.Of(found.Machine, found.Steps.Where((_, i) => i < start || i >= start + size));
        LiveDifference? difference = compare(found.Machine, trial);
        bool sameKind = difference is not null && difference.Steps[^1].Faulted == found.Steps[^1].Faulted && (difference.Death is null) == (found.Death is null);
        return sameKind && difference!.Length < found.Length ? difference : null;
    }
}
