// The firmware volume as the kit stores it in flash: a directory of images, each with its load address.
using SmmFirmwareKit.Efi;

namespace SmmFirmwareKit.Modules.OvmfPkg;

/// <summary>FV_DIRECTORY: at <see cref="OvmfMemoryMap.FvDirectory"/>, with File[Count].</summary>
[FirmwareStructure("FV_DIRECTORY", Source = "the kit's stand-in for EFI_FIRMWARE_VOLUME_HEADER")]
[FlexibleArray<FvFile>("File")]
public partial struct FvDirectory
{
    public uint Count;
    public uint Reserved;
}

/// <summary>FV_FILE: one image, 0x40 bytes. Entries are in dispatch order.</summary>
[FirmwareStructure("FV_FILE", Source = "the kit's stand-in for EFI_FFS_FILE_HEADER")]
public partial struct FvFile
{
    /// <summary>StableHash of the module's name.</summary>
    public ulong FileNameHash;

    /// <summary>Where the image's bytes lie in flash.</summary>
    public ulong FlashAddress;

    /// <summary>The address it is linked at.</summary>
    public ulong LoadAddress;
    public ulong EntryPoint;
    public uint Size;
    public FvFileType Type;
    public ulong Reserved0;
    public ulong Reserved1;
    public ulong Reserved2;
}
