// What a module's globals start with: C's .data, stated by value.
using System.Buffers.Binary;

namespace SmmFirmwareKit.Efi;

/// <summary>A global that does not start as zero. Generated from <see cref="GlobalAttribute.Initial"/>.</summary>
/// <param name="Offset">From the start of the globals.</param>
/// <param name="Width">Bytes of an element: 1, 2, 4 or 8.</param>
/// <param name="Count">Elements that all start with the value.</param>
/// <param name="Value">The value of each.</param>
public readonly record struct InitialValue(int Offset, int Width, int Count, ulong Value)
{
    private int End => Offset + (Width * Count);

    /// <summary>The initial contents up to the end of the last of <paramref name="values"/>; the rest is zero (C's .bss).</summary>
    public static byte[] Bytes(ReadOnlySpan<InitialValue> values)
    {
        int size = 0;
        foreach (InitialValue value in values)
        {
            size = Math.Max(size, value.End);
        }

        byte[] bytes = new byte[size];
        foreach (InitialValue value in values)
        {
            value.WriteTo(bytes);
        }

        return bytes;
    }

    private void WriteTo(Span<byte> bytes)
    {
        Span<byte> word = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(word, Value);
        for (int at = Offset; at < End; at += Width)
        {
            word[..Width].CopyTo(bytes[at..]);
        }
    }
}
