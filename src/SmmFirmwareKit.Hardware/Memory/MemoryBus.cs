// What the processors share of the memory system: RAM, flash, and the decoding that says which of them answers.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware;

/// <summary>RAM, flash and address decoding of one machine, for block accesses by any requester.</summary>
public sealed class MemoryBus(PhysicalMemory ram, byte[] flash, Chipset chipset, WatchTable watches)
{
    /// <summary>RAM by RAM offset, past all decoding.</summary>
    public PhysicalMemory Ram => ram;

    /// <summary>The flash image; its last byte is at 4 GiB − 1.</summary>
    public ReadOnlySpan<byte> Flash => flash;

    /// <summary>Moves when decoding changes.</summary>
    public int Epoch => chipset.MapEpoch;

    /// <summary>What answers in the page of <paramref name="address"/>.</summary>
    public PageTarget Decode(ulong address, Requester requester) => MemoryViews.Classify(address, in chipset.Map, requester);

    /// <summary>Reads bytes without side effects; false if a device or nothing answers somewhere in the range.</summary>
    public bool TryRead(ulong address, Span<byte> destination, Requester requester)
    {
        while (destination.Length != 0)
        {
            int count = InPage(address, destination.Length);
            if (!TryReadPage(address, destination[..count], requester))
            {
                return false;
            }

            address += (ulong)count;
            destination = destination[count..];
        }

        return true;
    }

    /// <summary>Writes bytes; false, with what lies before written, if a device or nothing answers somewhere in the range.</summary>
    public bool TryWrite(ulong address, ReadOnlySpan<byte> source, Requester requester)
    {
        while (source.Length != 0)
        {
            int count = InPage(address, source.Length);
            if (!TryWritePage(address, source[..count], requester))
            {
                return false;
            }

            address += (ulong)count;
            source = source[count..];
        }

        return true;
    }

    private static int InPage(ulong address, int length) =>
        Math.Min(length, PhysicalMemory.PageSize - (int)(address % PhysicalMemory.PageSize));

    private bool TryReadPage(ulong address, Span<byte> destination, Requester requester)
    {
        PageTarget target = Decode(address, requester);
        ulong offset = target.ReadBase + (address % PhysicalMemory.PageSize);
        switch (target.Read)
        {
            case MemoryTarget.Ram:
                ram.Read(offset)[..destination.Length].CopyTo(destination);
                return true;
            case MemoryTarget.Flash:
                flash.AsSpan((int)offset, destination.Length).CopyTo(destination);
                return true;
            case MemoryTarget.BlackHole:
                destination.Fill(0xFF);
                return true;
            case MemoryTarget.OptionRom:
                destination.Clear();
                return true;
            default:
                return false;
        }
    }

    private bool TryWritePage(ulong address, ReadOnlySpan<byte> source, Requester requester)
    {
        PageTarget target = Decode(address, requester);
        switch (target.Write)
        {
            case MemoryTarget.Ram:
                ulong offset = target.WriteBase + (address % PhysicalMemory.PageSize);
                ram.Write(offset, source);
                watches.Written(offset, source.Length);
                return true;
            case MemoryTarget.BlackHole or MemoryTarget.OptionRom:
                return true;
            default:
                return false;
        }
    }
}
