// The 64-bit identity of an entry point.
namespace SmmFirmwareKit.Generators.EntryPoints;

internal static class EntryIdentity
{
    /// <summary>FNV-1a over the UTF-16 units of the qualified name; equal to StableHash.Of at run time.</summary>
    public static ulong Of(string qualifiedName)
    {
        ulong hash = 0xCBF29CE484222325;
        foreach (char c in qualifiedName)
        {
            hash = unchecked((hash ^ c) * 0x00000100000001B3);
        }

        return hash;
    }

    /// <summary>Qualified names that share their identity with one that sorts before them, each with that one.</summary>
    public static IEnumerable<(string Name, string Other)> Collisions(IEnumerable<string> qualifiedNames)
    {
        Dictionary<ulong, string> known = [];
        foreach (string name in qualifiedNames.OrderBy(name => name, StringComparer.Ordinal))
        {
            ulong identity = Of(name);
            if (known.TryGetValue(identity, out string? other))
            {
                yield return (name, other);
            }
            else
            {
                known.Add(identity, name);
            }
        }
    }
}
