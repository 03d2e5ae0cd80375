// What every C file of PiSmmCore sees.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Modules.MdePkg.Library.BaseLib;

namespace SmmFirmwareKit.Modules.MdeModulePkg.Core.PiSmmCore;

/// <summary>Base of the core's files. All globals lie in SMRAM.</summary>
public abstract partial class PiSmmCorePart(PiSmmCoreModule module) : ImagePart
{
    /// <summary>The SMST.</summary>
    [Global] protected internal partial Field<EfiSmmSystemTable2> gSmmCoreSmst { get; }

    /// <summary>Points to <see cref="gSmmCoreSmst"/>.</summary>
    [Global] protected internal partial Field<Ptr<EfiSmmSystemTable2>> gSmst { get; }

    /// <summary>The block that is shared with the IPL, outside SMRAM.</summary>
    [Global] protected internal partial Field<Ptr<SmmCorePrivateData>> gSmmCorePrivate { get; }

    [Global] protected partial Field<bool> mInLegacyBoot { get; }

    // Smi.c
    [Global] protected partial Field<ulong> mSmiManageCallingDepth { get; }

    [Global] protected partial Field<ListEntry> mSmiEntryList { get; }

    [Global] protected partial Field<SmiEntry> mRootSmiEntry { get; }

    // Page.c, Pool.c
    [Global] protected partial Field<ListEntry> mSmmMemoryMap { get; }

    [Global(Length = Pool.MAX_POOL_INDEX)] protected partial Ptr<ListEntry> mSmmPoolLists { get; }

    /// <summary>C: a local of InternalAllocPoolByIndex, whose address goes to SmmInternalAllocatePages.</summary>
    [Global] protected partial Field<ulong> mPoolPages { get; }

    // Handle.c
    [Global] protected partial Field<ListEntry> mProtocolDatabase { get; }

    [Global] protected partial Field<ListEntry> gHandleList { get; }

    // Dispatcher.c
    /// <summary>Directory entries before this one have been looked at.</summary>
    [Global] protected partial Field<uint> mNextFvFile { get; }

    /// <summary>A driver's entry point is running: the dispatcher must not be entered again.</summary>
    [Global] protected partial Field<bool> gDispatcherRunning { get; }

    /// <summary>DispatchHandle of mSmmCoreSmiHandlers, by their order there.</summary>
    [Global(Length = PiSmmCore.LifecycleHandlerCount)] protected partial Ptr<ulong> mSmmCoreSmiHandlers { get; }

    /// <summary>Locals of SmmEntryPoint whose address is passed on.</summary>
    [Global] protected partial Field<EfiGuid> CommGuid { get; }

    [Global] protected partial Field<ulong> CommBufferSize { get; }

    /// <summary>Arguments of the services-table library that C has on the caller's stack.</summary>
    [Global] protected internal partial Field<EfiGuid> GuidArgument { get; }

    [Global] protected internal partial Field<ulong> OutArgument { get; }
}
