// The toy machine's memory: one journalled array.
using System.Buffers.Binary;

namespace SmmFirmwareKit.Execution.Toy;

/// <summary>Bytes that are written down before they change and wake who waits for them.</summary>
public sealed class ToyMemory(Scheduler scheduler, int size)
{
    private readonly byte[] _bytes = new byte[size];

    public ReadOnlySpan<byte> Bytes => _bytes;

    public ulong Read(ulong address, int width)
    {
        ReadOnlySpan<byte> source = _bytes.AsSpan((int)address, width);
        return width switch
        {
            1 => source[0],
            2 => BinaryPrimitives.ReadUInt16LittleEndian(source),
            4 => BinaryPrimitives.ReadUInt32LittleEndian(source),
            _ => BinaryPrimitives.ReadUInt64LittleEndian(source),
        };
    }

    public void Write(ulong address, int width, ulong value)
    {
        Span<byte> word = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(word, value);
        WriteBlock(address, word[..width]);
    }

    /// <summary>Writes a byte where the first zero is: a log that takes one step to write.</summary>
    public void Append(ulong log, byte entry) => Write(log + (ulong)_bytes.AsSpan((int)log).IndexOf((byte)0), 1, entry);

    public void WriteBlock(ulong address, ReadOnlySpan<byte> source)
    {
        scheduler.Journal.Touch(_bytes, (int)address, source.Length);
        source.CopyTo(_bytes.AsSpan((int)address));
        scheduler.Watches.Written(address, source.Length);
    }
}
