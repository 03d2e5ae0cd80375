// The bytes of one device's registers, read and written as their declaration says.
namespace SmmFirmwareKit.Hardware;

/// <summary>Base of the classes that are declared with <see cref="RegisterBlockAttribute"/>. The device that owns one journals it.</summary>
/// <remarks>Locks count as they stood before the access: a write that sets a lock still writes the rest of its bytes.</remarks>
public abstract class RegisterFile
{
    /// <summary>A file at power-on.</summary>
    protected RegisterFile(ReadOnlySpan<byte> reset)
    {
        Store = reset.ToArray();
    }

    /// <summary>All bytes, for saving and loading.</summary>
    public Span<byte> Bytes => Store;

    /// <summary>The declaration as data.</summary>
    public abstract DeclaredBlock Declaration { get; }

    /// <summary>The bytes as generated members reach them.</summary>
    protected byte[] Store { get; }

    protected abstract RegisterMasks Masks { get; }

    /// <summary>Registers go back to their reset values as far as the event reaches.</summary>
    public void Reset(ResetDomain reach)
    {
        RegisterMasks masks = Masks;
        for (int i = 0; i < Store.Length; i++)
        {
            if (masks.Domain[i] <= (byte)reach)
            {
                Store[i] = masks.Reset[i];
            }
        }
    }

    /// <summary>Reads <paramref name="width"/> bytes, little-endian; bytes past the end of the block do not exist and read as zero.</summary>
    public uint Read(int offset, int width)
    {
        uint value = 0;
        int end = offset + Reach(Masks.Whole, offset, width);
        for (int i = end - 1; i >= offset; i--)
        {
            value = (value << 8) | Store[i];
        }

        return value;
    }

    /// <summary>Writes as software does: only what the declaration and its locks allow.</summary>
    public void Write(int offset, int width, uint value)
    {
        RegisterMasks masks = Masks;
        int count = Reach(masks.Whole, offset, width);
        uint frozen = Frozen(offset, count);
        for (int i = 0; i < count; i++)
        {
            int at = offset + i;
            int heard = ~(int)(frozen >> (i * 8));
            int written = i < width ? (int)(value >> (i * 8)) : 0;
            int write = masks.Write[at] & heard;
            int merged = (Store[at] & ~write) | (written & write);
            merged &= ~(written & masks.Clear[at] & heard);
            Store[at] = (byte)(merged | (written & masks.Set[at] & heard));
        }
    }

    // How many bytes an access reaches: all there are, but only one register if that answers as a whole, and none past such a one's
    // beginning or inside it.
    private int Reach(ReadOnlySpan<byte> whole, int offset, int width)
    {
        int count = Math.Min(width, Store.Length - offset);
        if (whole.IsEmpty || count <= 0)
        {
            return count;
        }

        if (whole[offset] != 0)
        {
            return whole[offset] == RegisterMasks.Inside ? 0 : whole[offset];
        }

        int free = whole.Slice(offset, count).IndexOfAnyExcept((byte)0);
        return free < 0 ? count : free;
    }

    /// <summary>Bits of the <paramref name="count"/> bytes at <paramref name="offset"/> that a lock holds now.</summary>
    protected virtual uint Frozen(int offset, int count) => 0;
}
