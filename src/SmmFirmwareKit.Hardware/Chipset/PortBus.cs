// The I/O port space: cuts an access as QEMU's memory core does and finds who answers each piece.
using System.Numerics;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware;

/// <summary>Routes port accesses. Where nobody answers, reads are all ones and writes are dropped.</summary>
/// <remarks>
/// The cutting is QEMU's memory_access_size(): a piece is no wider than the range accepts and is naturally aligned by its
/// offset in the range. Recordings show it: a dword at PMBASE+0x36 reads 0xFFFF0000.
/// </remarks>
public sealed class PortBus(PortRange[] ranges, PortRange[] powerManagement, Ich9Lpc lpc)
{
    /// <summary>Reads 1, 2 or 4 bytes.</summary>
    public uint Read(int port, int width)
    {
        uint value = 0;
        for (int done = 0; done < width;)
        {
            int at = (port + done) & 0xFFFF;
            PortRange? range = Find(at, out int offset);
            int piece = Piece(offset, width - done, range);
            uint part = range is null ? uint.MaxValue : range.Read(offset, piece);
            value |= Truncate(part, piece) << (done * 8);
            done += piece;
        }

        return value;
    }

    /// <summary>Writes 1, 2 or 4 bytes.</summary>
    public void Write(int port, int width, uint value)
    {
        for (int done = 0; done < width;)
        {
            int at = (port + done) & 0xFFFF;
            PortRange? range = Find(at, out int offset);
            int piece = Piece(offset, width - done, range);
            range?.Write(offset, piece, Truncate(value >> (done * 8), piece));
            done += piece;
        }
    }

    /// <summary>The low <paramref name="width"/> bytes of <paramref name="value"/>.</summary>
    internal static uint Truncate(uint value, int width) => width == 4 ? value : value & ((1U << (width * 8)) - 1);

    private static int Piece(int offset, int remaining, PortRange? range)
    {
        int piece = Math.Min(remaining, range?.MaxWidth ?? 4);
        int aligned = offset & -offset;
        piece = aligned == 0 ? piece : Math.Min(piece, aligned);
        return 1 << BitOperations.Log2((uint)piece);
    }

    private PortRange? Find(int port, out int offset)
    {
        int inBlock = port - lpc.PowerManagementBase;
        if ((uint)inBlock < Ich9Pm.DecodedPorts)
        {
            return Search(powerManagement, inBlock, port, out offset);
        }

        PortRange? range = Search(ranges, port, port, out offset);
        if (range is null)
        {
            UnmodelledPorts.Refuse(port);
        }

        return range;
    }

    private static PortRange? Search(PortRange[] among, int key, int port, out int offset)
    {
        foreach (PortRange range in among)
        {
            offset = key - range.Base;
            if ((uint)offset < (uint)range.Size)
            {
                return range;
            }
        }

        offset = port;
        return null;
    }
}
