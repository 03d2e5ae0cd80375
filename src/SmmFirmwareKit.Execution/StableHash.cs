// A 64-bit hash that is the same in every run and on every machine (FNV-1a), unlike the runtime's own.
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SmmFirmwareKit.Execution;

/// <summary>Accumulates a digest of machine state.</summary>
public struct StableHash
{
    private const ulong Offset = 0xCBF29CE484222325;
    private const ulong Prime = 0x00000100000001B3;

    private ulong _value;

    /// <summary>The digest so far.</summary>
    public readonly ulong Value => _value;

    public void Add(ulong value)
    {
        _value = (_value + Offset ^ value) * Prime;
        _value ^= _value >> 32;
    }

    public void Add(string text)
    {
        foreach (char c in text)
        {
            Add(c);
        }
    }

    public void Add(ReadOnlySpan<byte> bytes)
    {
        foreach (ulong word in MemoryMarshal.Cast<byte, ulong>(bytes))
        {
            Add(word);
        }

        for (int i = bytes.Length & ~7; i < bytes.Length; i++)
        {
            Add(bytes[i]);
        }
    }

    /// <summary>The hash of one text, used where a stable identity is derived from a name.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ulong Of(string text)
    {
        ulong hash = Offset;
        foreach (char c in text)
        {
            hash = (hash ^ c) * Prime;
        }

        return hash;
    }
}
