// The SMI core's lists.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Modules.MdePkg.Library.BaseLib;

namespace SmmFirmwareKit.Modules.MdeModulePkg.Core.PiSmmCore;

/// <summary>SMI_ENTRY: the handlers of one GUID, or the root handlers.</summary>
[FirmwareStructure("SMI_ENTRY", Source = "MdeModulePkg/Core/PiSmmCore/PiSmmCore.h")]
public partial struct SmiEntry
{
    /// <summary>SMI_ENTRY_SIGNATURE, 'smie'.</summary>
    public const ulong SMI_ENTRY_SIGNATURE = 0x65696D73;

    public ulong Signature;

    /// <summary>Link in mSmiEntryList.</summary>
    public ListEntry AllEntries;
    public EfiGuid HandlerType;

    /// <summary>Head of the handlers, in the order of their registration.</summary>
    public ListEntry SmiHandlers;
}

/// <summary>SMI_HANDLER: one registration; its address is the dispatch handle.</summary>
[FirmwareStructure("SMI_HANDLER", Source = "MdeModulePkg/Core/PiSmmCore/PiSmmCore.h")]
public partial struct SmiHandler
{
    /// <summary>SMI_HANDLER_SIGNATURE, 'smih'.</summary>
    public const ulong SMI_HANDLER_SIGNATURE = 0x68696D73;

    public ulong Signature;

    /// <summary>Link in SMI_ENTRY.SmiHandlers.</summary>
    public ListEntry Link;
    public FunctionPointer<EfiSmmHandlerEntryPoint2> Handler;

    /// <summary>The entry that holds it; 0 for a root handler.</summary>
    public ulong SmiEntry;

    /// <summary>Unregistered during a dispatch; freed when the outermost SmiManage is done.</summary>
    public bool ToRemove;
}
