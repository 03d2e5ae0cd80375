// The bytes of one device's registers, read and written as their declaration says.
using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace SmmFirmwareKit.Hardware;

/// <summary>Storage for a <see cref="RegisterBlock"/>. The device that owns it journals it.</summary>
/// <remarks>Locks count as they stood before the access: a write that sets a lock still writes the rest of its bytes.</remarks>
public sealed class RegisterFile
{
    private readonly byte[] _bytes;
    private readonly ByteMasks[] _masks;

    public RegisterFile(RegisterBlock block)
    {
        Block = block;
        _masks = block.Masks;
        _bytes = new byte[block.Size];
        PowerOn();
    }

    public RegisterBlock Block { get; }

    /// <summary>All bytes, for saving and loading.</summary>
    public Span<byte> Bytes => _bytes;

    /// <summary>Every register to its reset value.</summary>
    public void PowerOn()
    {
        for (int i = 0; i < _bytes.Length; i++)
        {
            _bytes[i] = _masks[i].Reset;
        }
    }

    /// <summary>Registers of <see cref="ResetDomain.System"/> to their reset values.</summary>
    public void SystemReset()
    {
        for (int i = 0; i < _bytes.Length; i++)
        {
            if (!_masks[i].KeptOverReset)
            {
                _bytes[i] = _masks[i].Reset;
            }
        }
    }

    /// <summary>Reads <paramref name="width"/> bytes, little-endian; bytes past the end of the block do not exist and read as zero.</summary>
    public uint Read(int offset, int width)
    {
        uint value = 0;
        int end = Math.Min(offset + width, _bytes.Length);
        for (int i = end - 1; i >= offset; i--)
        {
            value = (value << 8) | _bytes[i];
        }

        return value;
    }

    /// <summary>Writes as software does: only what the declaration and its locks allow.</summary>
    public void Write(int offset, int width, uint value)
    {
        int count = Math.Min(width, _bytes.Length - offset);
        uint frozen = 0;
        for (int i = 0; i < count; i++)
        {
            frozen |= (uint)Frozen(offset + i) << (i * 8);
        }

        for (int i = 0; i < count; i++)
        {
            ref byte at = ref _bytes[offset + i];
            at = _masks[offset + i].Merge(at, (byte)(value >> (i * 8)), (byte)(frozen >> (i * 8)));
        }
    }

    /// <summary>The value of a field.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Get(RegisterField field) => (Whole(field) >> field.Bit) & field.Mask;

    /// <summary>Whether any bit of a field is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsSet(RegisterField field) => Get(field) != 0;

    /// <summary>Sets a field as the hardware itself does, past access kinds and locks.</summary>
    public void Set(RegisterField field, ulong value)
    {
        ulong whole = (Whole(field) & ~(field.Mask << field.Bit)) | ((value & field.Mask) << field.Bit);
        for (int i = 0; i < field.ByteCount; i++)
        {
            _bytes[field.ByteOffset + i] = (byte)(whole >> (i * 8));
        }
    }

    private ulong Whole(RegisterField field)
    {
        ReadOnlySpan<byte> bytes = _bytes.AsSpan(field.ByteOffset);
        return field.ByteCount switch
        {
            1 => bytes[0],
            2 => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
            4 => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
            _ => BinaryPrimitives.ReadUInt64LittleEndian(bytes),
        };
    }

    private byte Frozen(int offset)
    {
        if (_masks[offset].Locks is not { } locks)
        {
            return 0;
        }

        int frozen = 0;
        foreach (ref readonly ByteLock rule in locks.AsSpan())
        {
            frozen |= (_bytes[rule.LockOffset] & rule.LockBit) != 0 ? rule.Frozen : 0;
        }

        return (byte)frozen;
    }
}
