// A device as the I/O port bus sees it.
namespace SmmFirmwareKit.Hardware;

/// <summary>Answers port accesses at an offset; the bus has already cut the access to what the range accepts.</summary>
public interface IPortTarget
{
    uint ReadPort(int offset, int width);

    void WritePort(int offset, int width, uint value);
}

/// <summary>A run of ports and the accesses it accepts, in the terms of QEMU's MemoryRegionOps.</summary>
/// <param name="Base">First port, or offset from PMBASE.</param>
/// <param name="Size">Number of ports.</param>
/// <param name="Target">Who answers.</param>
/// <param name="Bias">Added to the offset that the target sees.</param>
/// <param name="MinWidth">Narrower accesses read zero and write nothing.</param>
/// <param name="MaxWidth">Wider accesses are cut into pieces of this width, each decoded on its own.</param>
/// <param name="PieceMax">The target is called with at most this width, at consecutive offsets, even past the end of the range.</param>
public sealed record PortRange(int Base, int Size, IPortTarget Target, int Bias = 0, int MinWidth = 1, int MaxWidth = 4, int PieceMax = 4)
{
    /// <summary>Reads one piece that the bus has cut.</summary>
    public uint Read(int offset, int width)
    {
        if (width < MinWidth)
        {
            return 0;
        }

        uint value = 0;
        int step = Math.Min(width, PieceMax);
        for (int i = 0; i < width; i += step)
        {
            value |= Target.ReadPort(offset + i + Bias, step) << (i * 8);
        }

        return value;
    }

    /// <summary>Writes one piece that the bus has cut.</summary>
    public void Write(int offset, int width, uint value)
    {
        if (width < MinWidth)
        {
            return;
        }

        int step = Math.Min(width, PieceMax);
        for (int i = 0; i < width; i += step)
        {
            Target.WritePort(offset + i + Bias, step, PortBus.Truncate(value >> (i * 8), step));
        }
    }
}
