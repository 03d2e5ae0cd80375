// A processor's memory of where pages lead, so that most accesses skip the address decoding.
using System.Runtime.CompilerServices;

namespace SmmFirmwareKit.Hardware;

/// <summary>Recently used RAM pages of one direction, direct-mapped. Only pages at their own address are kept.</summary>
internal struct TranslationCache
{
    private const int Entries = 32;

    private readonly ulong[] _tags;
    private readonly byte[][] _pages;

    public TranslationCache()
    {
        _tags = new ulong[Entries];
        _pages = new byte[Entries][];
    }

    /// <summary>The page, if the access lies inside one that was seen in this view.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly byte[]? Find(ulong address, int width, bool smm)
    {
        ulong number = address >> 12;
        int entry = (int)number & (Entries - 1);
        return _tags[entry] == Tag(number, smm) && (int)(address & 0xFFF) + width <= PhysicalMemory.PageSize ? _pages[entry] : null;
    }

    public readonly void Keep(ulong address, bool smm, byte[] page)
    {
        ulong number = address >> 12;
        int entry = (int)number & (Entries - 1);
        _tags[entry] = Tag(number, smm);
        _pages[entry] = page;
    }

    public readonly void Forget() => Array.Clear(_tags);

    // Odd or even for the view, and never zero, which is an empty entry.
    private static ulong Tag(ulong number, bool smm) => (number << 1 | (smm ? 1UL : 0)) + 1;
}
