// What the SMRAM allocators keep in the memory they manage.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Modules.MdePkg.Library.BaseLib;

namespace SmmFirmwareKit.Modules.MdeModulePkg.Core.PiSmmCore;

/// <summary>FREE_PAGE_LIST: the start of a run of free pages.</summary>
[FirmwareStructure("FREE_PAGE_LIST", Source = "MdeModulePkg/Core/PiSmmCore/PiSmmCore.h")]
public partial struct FreePageList
{
    /// <summary>Link in mSmmMemoryMap, sorted by address.</summary>
    public ListEntry Link;
    public ulong NumberOfPages;
}

/// <summary>POOL_HEADER: in front of every pool buffer.</summary>
[FirmwareStructure("POOL_HEADER", Source = "MdeModulePkg/Core/PiSmmCore/PiSmmCore.h")]
public partial struct PoolHeader
{
    /// <summary>Bytes of the block including the header.</summary>
    public ulong Size;
    public bool Available;
    public EfiMemoryType Type;
}

/// <summary>FREE_POOL_HEADER: a block in a free list.</summary>
[FirmwareStructure("FREE_POOL_HEADER", Source = "MdeModulePkg/Core/PiSmmCore/PiSmmCore.h")]
public partial struct FreePoolHeader
{
    public PoolHeader Header;

    /// <summary>Link in mSmmPoolLists.</summary>
    public ListEntry Link;
}
