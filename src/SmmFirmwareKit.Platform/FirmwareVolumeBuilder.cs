// Builds the flash image: the firmware volume's directory, the images behind it, the PCD database, the reset vector.
using System.Buffers.Binary;
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Modules.OvmfPkg;

namespace SmmFirmwareKit.Platform;

/// <summary>Links images at their addresses and lays them out in flash, in the order they are placed (GenFv's work).</summary>
internal sealed class FirmwareVolumeBuilder(DispatchTable table)
{
    /// <summary>Where the PCD database's initial contents lie.</summary>
    public const ulong PcdDatabase = OvmfMemoryMap.Flash + 0x8000;

    private const ulong FirstImage = OvmfMemoryMap.Flash + 0x10000;
    private const ulong PageSize = 0x1000;

    private readonly byte[] _flash = new byte[OvmfMemoryMap.FlashSize];
    private int _files;
    private ulong _next = FirstImage;

    /// <summary>Links an image that runs where it lies in flash.</summary>
    public void PlaceInFlash(FirmwareImage image, FvFileType type, IFirmwareModule module) =>
        Place(image, type, loadAddress: _next, module);

    /// <summary>Links an image that runs where it lies in flash and that nobody looks up: a raw file, without a directory entry.</summary>
    public void PlaceRaw(FirmwareImage image) => PutImage(image.Link(_next, table));

    /// <summary>Links an image for a load address; flash holds the bytes that are to be copied there.</summary>
    public void Place(FirmwareImage image, FvFileType type, ulong loadAddress, IFirmwareModule module)
    {
        byte[] bytes = image.Link(loadAddress, table);
        WriteEntry(image, type, _next, module.EntryPoint);
        PutImage(bytes);
    }

    /// <summary>Puts bytes at a flash address.</summary>
    public void Put(ulong address, ReadOnlySpan<byte> bytes) => bytes.CopyTo(_flash.AsSpan((int)(address - OvmfMemoryMap.Flash)));

    /// <summary>Copies the code cell at an entry point to another flash address.</summary>
    public void CopyCell(ulong from, ulong to) =>
        Put(to, _flash.AsSpan((int)(from - OvmfMemoryMap.Flash), CodeCell.Size));

    /// <summary>The finished flash image.</summary>
    public byte[] Build()
    {
        BinaryPrimitives.WriteUInt32LittleEndian(_flash, (uint)_files);
        return _flash;
    }

    private void PutImage(byte[] bytes)
    {
        Put(_next, bytes);
        _next += ((ulong)bytes.Length + PageSize - 1) & ~(PageSize - 1);
    }

    private void WriteEntry(FirmwareImage image, FvFileType type, ulong flashAddress, ulong entryPoint)
    {
        ulong entry = new Ptr<FvDirectory>(OvmfMemoryMap.FvDirectory).File.Address + ((ulong)_files++ * FvFile.SizeOf);
        Span<byte> bytes = _flash.AsSpan((int)(entry - OvmfMemoryMap.Flash), FvFile.SizeOf);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[(int)FvFile.OffsetOf.FileNameHash..], StableHash.Of(image.Name));
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[(int)FvFile.OffsetOf.FlashAddress..], flashAddress);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[(int)FvFile.OffsetOf.LoadAddress..], image.ImageBase);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[(int)FvFile.OffsetOf.EntryPoint..], entryPoint);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[(int)FvFile.OffsetOf.Size..], (uint)image.Size);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[(int)FvFile.OffsetOf.Type..], (uint)type);
    }
}
