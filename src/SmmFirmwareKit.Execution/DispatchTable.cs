// From the identity in a code cell to the firmware function that runs: no reflection, no allocation, one probe on average.
namespace SmmFirmwareKit.Execution;

/// <summary>A module (or part of one) whose generated code runs its entry points by ordinal.</summary>
public interface IDispatchTarget
{
    /// <summary>Identities of the entry points by ordinal, 0 where there is none.</summary>
    ReadOnlySpan<ulong> EntryIdentities { get; }

    /// <summary>Name of an entry point, for messages: <c>MpService.SmiRendezvous</c>.</summary>
    string EntryName(int ordinal);

    /// <summary>Runs an entry point.</summary>
    FirmwareTask<ulong> Dispatch(int ordinal, CallArguments arguments);
}

/// <summary>All entry points of a platform: an open-addressed table, filled once.</summary>
public sealed class DispatchTable
{
    private ulong[] _identities = new ulong[256];
    private IDispatchTarget?[] _targets = new IDispatchTarget?[256];
    private int[] _ordinals = new int[256];
    private int _count;

    /// <summary>Adds all entry points of <paramref name="target"/>, linked into image number <paramref name="image"/>.</summary>
    public void Add(int image, IDispatchTarget target)
    {
        ReadOnlySpan<ulong> identities = target.EntryIdentities;
        for (int ordinal = 0; ordinal < identities.Length; ordinal++)
        {
            if (identities[ordinal] != 0)
            {
                Add(Key(image, identities[ordinal]), target, ordinal);
            }
        }
    }

    /// <summary>Finds an entry point; the slot is valid for <see cref="Invoke"/> and <see cref="NameOf"/>, or -1.</summary>
    public int Find(int image, ulong identity) => Find(Key(image, identity));

    private static ulong Key(int image, ulong identity) => identity ^ (ulong)image * 0x9E3779B97F4A7C15;

    private int Find(ulong identity)
    {
        int mask = _identities.Length - 1;
        for (int slot = (int)(identity >> 7) & mask; _targets[slot] is not null; slot = (slot + 1) & mask)
        {
            if (_identities[slot] == identity)
            {
                return slot;
            }
        }

        return -1;
    }

    public string NameOf(int slot) => _targets[slot]!.EntryName(_ordinals[slot]);

    public FirmwareTask<ulong> Invoke(int slot, CallArguments arguments) => _targets[slot]!.Dispatch(_ordinals[slot], arguments);

    private void Add(ulong identity, IDispatchTarget target, int ordinal)
    {
        int known = Find(identity);
        if (known >= 0)
        {
            throw new ExecutionException("SFK8004", $"entry points {NameOf(known)} and {target.EntryName(ordinal)} have the same identity {identity:X16}; rename one of them");
        }

        if (2 * ++_count > _identities.Length)
        {
            Grow();
        }

        Place(identity, target, ordinal);
    }

    private void Place(ulong identity, IDispatchTarget target, int ordinal)
    {
        int mask = _identities.Length - 1;
        int slot = (int)(identity >> 7) & mask;
        while (_targets[slot] is not null)
        {
            slot = (slot + 1) & mask;
        }

        _identities[slot] = identity;
        _targets[slot] = target;
        _ordinals[slot] = ordinal;
    }

    private void Grow()
    {
        (ulong[] identities, IDispatchTarget?[] targets, int[] ordinals) = (_identities, _targets, _ordinals);
        _identities = new ulong[identities.Length * 2];
        _targets = new IDispatchTarget?[identities.Length * 2];
        _ordinals = new int[identities.Length * 2];
        for (int slot = 0; slot < identities.Length; slot++)
        {
            if (targets[slot] is { } target)
            {
                Place(identities[slot], target, ordinals[slot]);
            }
        }
    }
}
