// A linked module: code cells, then globals, at an image base. What a PE image is to EDK2.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Efi;

/// <summary>The parts of one module (its C files and the library instances linked into it) laid out at an address.</summary>
/// <remarks>
/// Layout: a 64-byte header (signature 'SFKI', image number, sizes), the code cells of every part in order, then, on the next
/// 4 KiB boundary, the globals of every owner on 64-byte boundaries. A part has a cell for each ordinal up to its highest, and
/// room for sixteen or a multiple of that: an entry point that is added moves neither those of its part nor, while there is room,
/// those of others. Like PcdLoadModuleAtFixAddressEnable, the address is fixed when the platform is composed.
/// </remarks>
public sealed class FirmwareImage
{
    /// <summary>Bytes before the first code cell.</summary>
    public const int HeaderSize = 0x40;

    private const uint Signature = 0x494B4653; // 'SFKI'
    private const int PartAlignment = 16 * CodeCell.Size;
    private const int SectionAlignment = 0x1000;
    private const int BlockAlignment = 64;

    private readonly List<ImagePart> _parts = [];

    /// <param name="name">Base name of the INF.</param>
    /// <param name="number">Number of the image in the platform, from 1.</param>
    public FirmwareImage(string name, int number)
    {
        Name = name;
        Number = number;
    }

    public string Name { get; }

    public int Number { get; }

    /// <summary>Address of the header.</summary>
    public ulong ImageBase { get; private set; }

    /// <summary>Bytes from the header to the end of the globals.</summary>
    public int Size { get; private set; }

    /// <summary>Address of the globals section.</summary>
    public ulong DataBase { get; private set; }

    public IReadOnlyList<ImagePart> Parts => _parts;

    /// <summary>Adds a C file or library instance; before <see cref="Link"/>.</summary>
    public TPart Add<TPart>(TPart part)
        where TPart : ImagePart
    {
        _parts.Add(part);
        return part;
    }

    /// <summary>Lays the image out at an address and registers its entry points. Returns the bytes to be loaded there.</summary>
    public byte[] Link(ulong imageBase, DispatchTable table)
    {
        int codeSize = HeaderSize + _parts.Sum(part => RoomFor(part));
        int dataOffset = Align(codeSize, SectionAlignment);
        (Dictionary<Type, int> offsets, int size) = PlaceGlobals(dataOffset);
        ImageBase = imageBase;
        DataBase = imageBase + (ulong)dataOffset;
        Size = Align(size, SectionAlignment);
        byte[] bytes = new byte[Size];
        WriteHeader(bytes, dataOffset);
        int cell = HeaderSize;
        foreach (ImagePart part in _parts)
        {
            ulong globals = part.Globals is { } layout ? imageBase + (ulong)offsets[layout.Owner] : 0;
            part.Linked(this, imageBase + (ulong)cell, globals);
            table.Add(Number, part);
            WriteCells(bytes.AsSpan(cell), part.EntryIdentities);
            cell += RoomFor(part);
            part.Globals?.Initial.CopyTo(bytes, offsets[part.Globals.Owner]);
        }

        return bytes;
    }

    private (Dictionary<Type, int> Offsets, int End) PlaceGlobals(int start)
    {
        Dictionary<Type, int> offsets = [];
        int end = start;
        foreach (GlobalsLayout layout in _parts.Select(part => part.Globals).OfType<GlobalsLayout>())
        {
            if (offsets.TryAdd(layout.Owner, end))
            {
                end = Align(end + layout.Size, BlockAlignment);
            }
        }

        return (offsets, end);
    }

    private static int RoomFor(ImagePart part) => Align(part.EntryIdentities.Length * CodeCell.Size, PartAlignment);

    // Where an ordinal is missing there is no code: a fetch finds zeros.
    private void WriteCells(Span<byte> cells, ReadOnlySpan<ulong> identities)
    {
        for (int ordinal = 0; ordinal < identities.Length; ordinal++)
        {
            if (identities[ordinal] != 0)
            {
                CodeCell.Encode(Number, identities[ordinal], cells.Slice(ordinal * CodeCell.Size, CodeCell.Size));
            }
        }
    }

    private void WriteHeader(byte[] bytes, int dataOffset)
    {
        BitConverter.TryWriteBytes(bytes, Signature);
        BitConverter.TryWriteBytes(bytes.AsSpan(4), Number);
        BitConverter.TryWriteBytes(bytes.AsSpan(8), Size);
        BitConverter.TryWriteBytes(bytes.AsSpan(12), dataOffset);
    }

    private static int Align(int value, int alignment) => (value + alignment - 1) & -alignment;
}
