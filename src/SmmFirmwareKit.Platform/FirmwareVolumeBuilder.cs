// Builds the flash image: the firmware volume's directory, the images behind it, the PCD database, the reset vector.
using System.Buffers.Binary;
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Modules.OvmfPkg;

namespace SmmFirmwareKit.Platform;

/// <summary>Links images at their addresses and lays them out in flash, in the order they are added (GenFv's work).</summary>
internal sealed class FirmwareVolumeBuilder(DispatchTable table)
{
    /// <summary>Where the PCD database's initial contents lie.</summary>
    public const ulong PcdDatabase = OvmfMemoryMap.Flash + 0x8000;

    private const ulong FirstImage = OvmfMemoryMap.Flash + 0x10000;
    private const ulong PageSize = 0x1000;

    private readonly byte[] _flash = new byte[OvmfMemoryMap.FlashSize];
    private readonly List<FirmwareImage> _images = [];
    private ulong _next = FirstImage;

    /// <summary>Images in directory order.</summary>
    public IReadOnlyList<FirmwareImage> Images => _images;

    /// <summary>Starts an image; its number is its position.</summary>
    public FirmwareImage NewImage(string name)
    {
        FirmwareImage image = new(name, _images.Count + 1);
        _images.Add(image);
        return image;
    }

    /// <summary>Links an image that runs where it lies in flash.</summary>
    public void PlaceInFlash(FirmwareImage image, FvFileType type, Func<ulong> entryPoint) =>
        Place(image, type, loadAddress: _next, entryPoint);

    /// <summary>Links an image for a load address; flash holds the bytes that are to be copied there.</summary>
    public void Place(FirmwareImage image, FvFileType type, ulong loadAddress, Func<ulong> entryPoint)
    {
        byte[] bytes = image.Link(loadAddress, table);
        Put(_next, bytes);
        WriteEntry(image, type, _next, entryPoint());
        _next += ((ulong)bytes.Length + PageSize - 1) & ~(PageSize - 1);
    }

    /// <summary>Puts bytes at a flash address.</summary>
    public void Put(ulong address, ReadOnlySpan<byte> bytes) => bytes.CopyTo(_flash.AsSpan((int)(address - OvmfMemoryMap.Flash)));

    /// <summary>Copies the code cell at an entry point to another flash address.</summary>
    public void CopyCell(ulong from, ulong to) =>
        Put(to, _flash.AsSpan((int)(from - OvmfMemoryMap.Flash), CodeCell.Size));

    /// <summary>The finished flash image.</summary>
    public byte[] Build()
    {
        BinaryPrimitives.WriteUInt32LittleEndian(_flash, (uint)_images.Count);
        return _flash;
    }

    private void WriteEntry(FirmwareImage image, FvFileType type, ulong flashAddress, ulong entryPoint)
    {
        ulong entry = new Ptr<FvDirectory>(OvmfMemoryMap.FvDirectory).File.Address + ((ulong)(image.Number - 1) * FvFile.SizeOf);
        Span<byte> bytes = _flash.AsSpan((int)(entry - OvmfMemoryMap.Flash), FvFile.SizeOf);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[(int)FvFile.OffsetOf.FileNameHash..], StableHash.Of(image.Name));
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[(int)FvFile.OffsetOf.FlashAddress..], flashAddress);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[(int)FvFile.OffsetOf.LoadAddress..], image.ImageBase);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[(int)FvFile.OffsetOf.EntryPoint..], entryPoint);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[(int)FvFile.OffsetOf.Size..], (uint)image.Size);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[(int)FvFile.OffsetOf.Type..], (uint)type);
    }
}
