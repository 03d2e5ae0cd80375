// The I/O port space: cuts an access as QEMU's memory core does and finds who answers each piece.
using System.Numerics;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware;

/// <summary>Routes port accesses. Where nobody answers, reads are all ones and writes are dropped; past the last port reads are zero.</summary>
/// <remarks>
/// The cutting is QEMU's memory_access_size(): a piece is no wider than the range accepts and is naturally aligned by its
/// offset in the range. Recordings show it: a dword at PMBASE+0x36 reads 0xFFFF0000. All pieces of an access meet the decoding
/// that was in force when it began.
/// </remarks>
/// <param name="above">What lies over everything else.</param>
/// <param name="powerManagement">The power management block, by offset; its holes show what lies below.</param>
/// <param name="ranges">All other devices.</param>
/// <param name="lpc">Says where the power management block is.</param>
public sealed class PortBus(PortRange[] above, PortRange[] powerManagement, PortRange[] ranges, Ich9Lpc lpc)
{
    /// <summary>Registers of the chipset take at most a dword.</summary>
    internal const int WidestPiece = 4;

    private const int Ports = 0x10000;

    /// <summary>Reads 1, 2 or 4 bytes.</summary>
    public uint Read(int port, int width)
    {
        uint value = 0;
        int pmBase = lpc.PowerManagementBase;
        int end = Math.Min(width, Ports - port);
        for (int done = 0; done < end;)
        {
            PortRange? range = Find(port + done, pmBase, out int offset);
            int piece = Piece(offset, width - done, range?.MaxWidth ?? WidestPiece);
            uint part = range is null ? uint.MaxValue : range.Read(offset, piece);
            value |= Truncate(part, piece) << (done * 8);
            done += piece;
        }

        return value;
    }

    /// <summary>Writes 1, 2 or 4 bytes.</summary>
    public void Write(int port, int width, uint value)
    {
        int pmBase = lpc.PowerManagementBase;
        int end = Math.Min(width, Ports - port);
        for (int done = 0; done < end;)
        {
            PortRange? range = Find(port + done, pmBase, out int offset);
            int piece = Piece(offset, width - done, range?.MaxWidth ?? WidestPiece);
            range?.Write(offset, piece, Truncate(value >> (done * 8), piece));
            done += piece;
        }
    }

    /// <summary>How wide the next piece of an access is, at this offset of a range that accepts at most so much.</summary>
    internal static int Piece(int offset, int remaining, int widest)
    {
        int piece = Math.Min(remaining, widest);
        int aligned = offset & -offset;
        piece = aligned == 0 ? piece : Math.Min(piece, aligned);
        return 1 << BitOperations.Log2((uint)piece);
    }

    /// <summary>The low <paramref name="width"/> bytes of <paramref name="value"/>.</summary>
    internal static uint Truncate(uint value, int width) => width == 4 ? value : value & ((1U << (width * 8)) - 1);

    private PortRange? Find(int port, int pmBase, out int offset)
    {
        PortRange? range = Search(above, port, port, out offset)
            ?? Search(powerManagement, port - pmBase, port, out offset)
            ?? Search(ranges, port, port, out offset);
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
