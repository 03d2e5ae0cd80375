// How often steps touched one register, and in which kinds of recordings.
using SmmFirmwareKit.Conformance;

namespace SmmFirmwareKit.Documentation.Tests.Evidence;

/// <summary>Steps that read it, wrote it, or made the machine change it.</summary>
internal sealed class Touches
{
    private readonly SortedSet<string> _origins = new(StringComparer.Ordinal);

    public int Read { get; private set; }

    public int Written { get; private set; }

    public int Changed { get; private set; }

    public bool Any => Read + Written + Changed > 0;

    /// <summary>Kinds of recordings, in alphabetical order.</summary>
    public IEnumerable<string> Origins => _origins;

    /// <summary>Which accesses there were, without how many.</summary>
    public string Mark => Any ? $"{(Read > 0 ? "R" : "")}{(Written > 0 ? "W" : "")}{(Changed > 0 ? "C" : "")}" : "";

    public void Count(RegisterAccess access, string origin)
    {
        _origins.Add(origin);
        switch (access)
        {
            case RegisterAccess.Read:
                Read++;
                break;
            case RegisterAccess.Write:
                Written++;
                break;
            default:
                Changed++;
                break;
        }
    }

    public void Add(Touches other)
    {
        Read += other.Read;
        Written += other.Written;
        Changed += other.Changed;
        _origins.UnionWith(other._origins);
    }
}
