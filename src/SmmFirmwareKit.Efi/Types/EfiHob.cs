// Headers of hand-off blocks.
namespace SmmFirmwareKit.Efi;

/// <summary>Values of EFI_HOB_GENERIC_HEADER.HobType (MdePkg/Include/Pi/PiHob.h).</summary>
public enum EfiHobType : ushort
{
    Handoff = 0x0001,
    MemoryAllocation = 0x0002,
    ResourceDescriptor = 0x0003,
    GuidExtension = 0x0004,
    Fv = 0x0005,
    Cpu = 0x0006,
    MemoryPool = 0x0007,
    EndOfHobList = 0xFFFF,
}

/// <summary>EFI_HOB_GENERIC_HEADER (MdePkg/Include/Pi/PiHob.h), 8 bytes.</summary>
[FirmwareStructure("EFI_HOB_GENERIC_HEADER", Source = "MdePkg/Include/Pi/PiHob.h")]
public partial struct EfiHobGenericHeader
{
    public EfiHobType HobType;

    /// <summary>Bytes of the whole HOB, a multiple of 8.</summary>
    public ushort HobLength;
    public uint Reserved;
}

/// <summary>EFI_HOB_HANDOFF_INFO_TABLE, the first HOB (MdePkg/Include/Pi/PiHob.h), 0x38 bytes.</summary>
[FirmwareStructure("EFI_HOB_HANDOFF_INFO_TABLE", Source = "MdePkg/Include/Pi/PiHob.h")]
public partial struct EfiHobHandoffInfoTable
{
    /// <summary>EFI_HOB_HANDOFF_TABLE_VERSION.</summary>
    public const uint HandoffTableVersion = 0x0009;

    public EfiHobGenericHeader Header;
    public uint Version;
    public EfiBootMode BootMode;
    public ulong EfiMemoryTop;
    public ulong EfiMemoryBottom;
    public ulong EfiFreeMemoryTop;
    public ulong EfiFreeMemoryBottom;
    public ulong EfiEndOfHobList;
}

/// <summary>EFI_HOB_GUID_TYPE (MdePkg/Include/Pi/PiHob.h), 0x18 bytes; the data follows.</summary>
[FirmwareStructure("EFI_HOB_GUID_TYPE", Source = "MdePkg/Include/Pi/PiHob.h")]
public partial struct EfiHobGuidType
{
    public EfiHobGenericHeader Header;
    public EfiGuid Name;
}
