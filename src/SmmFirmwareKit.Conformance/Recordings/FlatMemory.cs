// Physical memory as the recorder's accesses reach it: RAM, flash and register windows behind the address decoder.
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Conformance;

/// <summary>Memory without processors; pages come into being when first written.</summary>
/// <param name="configuration">How much RAM there is, and where.</param>
/// <param name="flash">What the flash holds; null if nobody knows.</param>
internal sealed class FlatMemory(ChipsetConfiguration configuration, byte[]? flash) : IDmaMemory
{
    private const int PageSize = 4096;

    private readonly byte[]?[] _pages = new byte[]?[configuration.RamBytes / PageSize];

    /// <summary>The chipset whose map applies.</summary>
    public Chipset? Chipset { get; set; }

    // All pieces of an access meet the map that was in force when it began.
    public bool Read(ulong address, Span<byte> destination)
    {
        AddressMap map = Chipset!.Map;
        bool answered = true;
        while (destination.Length > 0)
        {
            PageTarget target = MemoryViews.Classify(address, map, Requester.Dma);
            ulong offset = target.ReadBase + (address % PageSize);
            int count = Piece(target.Read, offset, destination.Length);
            ReadPiece(target.Read, offset, destination[..count]);
            answered &= target.Read != MemoryTarget.Unassigned;
            address += (ulong)count;
            destination = destination[count..];
        }

        return answered;
    }

    public bool Write(ulong address, ReadOnlySpan<byte> source)
    {
        AddressMap map = Chipset!.Map;
        bool answered = true;
        while (source.Length > 0)
        {
            PageTarget target = MemoryViews.Classify(address, map, Requester.Dma);
            ulong offset = target.WriteBase + (address % PageSize);
            int count = Piece(target.Write, offset, source.Length);
            WritePiece(target.Write, offset, source[..count]);
            answered &= target.Write is not (MemoryTarget.Unassigned or MemoryTarget.OptionRom or MemoryTarget.Flash);
            address += (ulong)count;
            source = source[count..];
        }

        return answered;
    }

    // RAM above 4 GiB continues where RAM below ends.
    private ulong PageAt(ulong address) =>
        (address < MemoryViews.FourGiB ? address : address - MemoryViews.FourGiB + configuration.LowRamBytes) / PageSize;

    // Registers are reached as ports are, in aligned pieces; memory byte for byte to the end of its page.
    private static int Piece(MemoryTarget target, ulong offset, int remaining) => IsWindow(target)
        ? PortBus.Piece((int)offset, remaining, PortBus.WidestPiece)
        : Math.Min(remaining, PageSize - (int)(offset % PageSize));

    private static bool IsWindow(MemoryTarget target) => target is MemoryTarget.Ecam or MemoryTarget.RootComplex or MemoryTarget.IoApic or MemoryTarget.LocalApic;

    private void ReadPiece(MemoryTarget target, ulong offset, Span<byte> destination)
    {
        switch (target)
        {
            case MemoryTarget.Ram:
                byte[]? page = _pages[PageAt(offset)];
                destination.Clear();
                page?.AsSpan((int)(offset % PageSize), destination.Length).CopyTo(destination);
                break;
            case MemoryTarget.BlackHole:
                destination.Fill(0xFF);
                break;
            case MemoryTarget.Unassigned or MemoryTarget.OptionRom or MemoryTarget.Vga:
                destination.Clear();
                break;
            case MemoryTarget.Flash:
                Flash().AsSpan((int)offset, destination.Length).CopyTo(destination);
                break;
            default:
                Store(ReadWindow(target, offset, destination.Length), destination);
                break;
        }
    }

    // A local APIC answers its own processor only, and a recorder is none.
    private uint ReadWindow(MemoryTarget target, ulong offset, int width) => target switch
    {
        MemoryTarget.Ecam => Chipset!.ReadEcam((uint)offset, width),
        MemoryTarget.RootComplex => Chipset!.ReadRootComplex((int)offset, width),
        MemoryTarget.IoApic => Chipset!.IoApic.Read((int)offset, width),
        _ => 0,
    };

    private void WritePiece(MemoryTarget target, ulong offset, ReadOnlySpan<byte> source)
    {
        switch (target)
        {
            case MemoryTarget.Ram:
                ref byte[]? page = ref _pages[PageAt(offset)];
                page ??= new byte[PageSize];
                source.CopyTo(page.AsSpan((int)(offset % PageSize)));
                break;
            case MemoryTarget.Ecam:
                Chipset!.WriteEcam((uint)offset, source.Length, Value(source));
                break;
            case MemoryTarget.RootComplex:
                Chipset!.WriteRootComplex((int)offset, source.Length, Value(source));
                break;
            case MemoryTarget.IoApic:
                Chipset!.IoApic.Write((int)offset, source.Length, Value(source));
                break;
            default:
                break;
        }
    }

    private byte[] Flash() => flash
        ?? throw new ExecutionException("SFK7107", "a recording reads the flash, whose contents it does not say; record with -bios and the image of RecordedFlash");

    private static void Store(uint value, Span<byte> destination)
    {
        for (int i = 0; i < destination.Length; i++)
        {
            destination[i] = (byte)(value >> (i * 8));
        }
    }

    private static uint Value(ReadOnlySpan<byte> source)
    {
        uint value = 0;
        for (int i = source.Length - 1; i >= 0; i--)
        {
            value = (value << 8) | source[i];
        }

        return value;
    }
}
