// The DMA engine of fw_cfg: carries out one control block in memory.
using System.Buffers.Binary;

namespace SmmFirmwareKit.Hardware;

/// <summary>Control block: be32 control, be32 length, be64 address; the device writes control back as the result.</summary>
internal sealed class FwCfgTransfer(FwCfg device, IDmaMemory memory)
{
    private const int BlockSize = 16;
    private const uint Error = 1;
    private const uint Read = 2;
    private const uint Skip = 4;
    private const uint Select = 8;
    private const uint Write = 16;
    private const int ZeroChunk = 256;

    /// <summary>Carries out the control block at <paramref name="block"/>.</summary>
    public void Run(ulong block)
    {
        Span<byte> bytes = stackalloc byte[BlockSize];
        if (!memory.Read(block, bytes))
        {
            Finish(block, Error);
            return;
        }

        uint control = BinaryPrimitives.ReadUInt32BigEndian(bytes);
        uint length = BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]);
        ulong address = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        if ((control & Select) != 0)
        {
            device.Select((ushort)(control >> 16));
        }

        // READ wins over WRITE wins over SKIP; none of them moves nothing.
        bool read = (control & Read) != 0;
        bool write = !read && (control & Write) != 0;
        bool moves = read || write || (control & Skip) != 0;
        bool done = !moves || Move(address, length, read, write);
        Finish(block, done ? 0 : Error);
    }

    private void Finish(ulong block, uint control)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, control);
        memory.Write(block, bytes);
    }

    // Past the end of the item reads give zeros, skips go nowhere and writes fail. A write must fit as a whole. Memory that does
    // not answer is an error too, but what was moved counts.
    private bool Move(ulong address, uint length, bool read, bool write)
    {
        FwCfgItem? item = device.Current;
        uint left = item is null || device.Offset >= item.Content.Length ? 0 : (uint)item.Content.Length - device.Offset;
        uint count = Math.Min(length, left);
        Span<byte> content = count == 0 ? [] : item!.Content.AsSpan((int)device.Offset, (int)count);
        bool done = read ? memory.Write(address, content) && Zero(address + count, length - count)
            : !write || Store(item, address, content, length);
        device.Advance(count);
        return done;
    }

    private bool Store(FwCfgItem? item, ulong address, Span<byte> content, uint length)
    {
        if (length == 0)
        {
            return true;
        }

        if (item is not { Writable: true } || content.Length != length)
        {
            return false;
        }

        item.Changing?.Invoke();
        return memory.Read(address, content);
    }

    private bool Zero(ulong address, uint length)
    {
        Span<byte> zeros = stackalloc byte[ZeroChunk];
        zeros.Clear();
        bool done = true;
        while (length != 0)
        {
            uint count = Math.Min(length, ZeroChunk);
            done &= memory.Write(address, zeros[..(int)count]);
            address += count;
            length -= count;
        }

        return done;
    }
}
