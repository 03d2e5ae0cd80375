// RAM behind the address decoder, as a requester outside SMM reaches it: enough memory for the chipset on its own.
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Conformance;

/// <summary>Memory that decodes every byte; pages come into being when first written.</summary>
internal sealed class FlatMemory(ulong ramBytes) : IDmaMemory
{
    private const int PageSize = 4096;

    private readonly byte[]?[] _pages = new byte[]?[Math.Max(ramBytes, MemoryViews.FourGiB / PageSize) / PageSize];

    /// <summary>The chipset whose map applies.</summary>
    public Chipset? Chipset { get; set; }

    public void Read(ulong address, Span<byte> destination)
    {
        for (int i = 0; i < destination.Length; i++)
        {
            destination[i] = ReadByte(address + (ulong)i);
        }
    }

    public void Write(ulong address, ReadOnlySpan<byte> source)
    {
        for (int i = 0; i < source.Length; i++)
        {
            WriteByte(address + (ulong)i, source[i]);
        }
    }

    private byte ReadByte(ulong address)
    {
        PageTarget target = MemoryViews.Classify(address, Chipset!.Map, Requester.Dma);
        return target.Read switch
        {
            MemoryTarget.Ram => _pages[target.ReadBase / PageSize]?[address % PageSize] ?? 0,
            MemoryTarget.BlackHole => 0xFF,
            MemoryTarget.Unassigned or MemoryTarget.OptionRom => 0,
            _ => throw new ExecutionException("SFK7107", $"a recording reads 0x{address:X}, which leads to {target.Read}; the replayer has only RAM"),
        };
    }

    private void WriteByte(ulong address, byte value)
    {
        PageTarget target = MemoryViews.Classify(address, Chipset!.Map, Requester.Dma);
        if (target.Write == MemoryTarget.Ram)
        {
            ref byte[]? page = ref _pages[target.WriteBase / PageSize];
            page ??= new byte[PageSize];
            page[address % PageSize] = value;
        }
    }
}
