// What every C file of the DXE core sees.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Modules.MdePkg.Library.BaseLib;

namespace SmmFirmwareKit.Modules.MdeModulePkg.Core.Dxe;

/// <summary>Base of the core's files.</summary>
public abstract partial class DxeCorePart(DxeCoreModule module) : ImagePart
{
    /// <summary>Entries that the memory map has room for.</summary>
    internal const int MaxMemoryMapEntries = 64;

    /// <summary>The memory map, sorted by address.</summary>
    [Global(Length = MaxMemoryMapEntries)] protected partial Ptr<EfiMemoryDescriptor> gMemoryMap { get; }

    [Global] protected partial Field<ulong> mMemoryMapEntries { get; }

    /// <summary>Where the next pool buffer starts.</summary>
    [Global] protected partial Field<ulong> mPoolTop { get; }

    [Global] protected partial Field<ListEntry> mProtocolDatabase { get; }

    [Global] protected partial Field<ListEntry> mProtocolNotifies { get; }

    [Global] protected partial Field<ListEntry> gEventSignalQueue { get; }

    /// <summary>Arguments that C callers have on their stack.</summary>
    [Global] protected internal partial Field<EfiGuid> GuidArgument { get; }

    [Global] protected internal partial Field<ulong> OutArgument { get; }
}
