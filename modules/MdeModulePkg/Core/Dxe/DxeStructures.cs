// What the DXE core keeps in its pool.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Modules.MdePkg.Library.BaseLib;

namespace SmmFirmwareKit.Modules.MdeModulePkg.Core.Dxe;

/// <summary>PROTOCOL_INTERFACE: one installed interface; its address serves as its handle.</summary>
[FirmwareStructure("PROTOCOL_INTERFACE", Source = "MdeModulePkg/Core/Dxe/Hand/Handle.h")]
public partial struct ProtocolInterface
{
    /// <summary>Link in mProtocolDatabase.</summary>
    public ListEntry Link;
    public EfiGuid Protocol;
    public ulong Interface;
}

/// <summary>PROTOCOL_NOTIFY: an event to signal when a GUID is installed.</summary>
[FirmwareStructure("PROTOCOL_NOTIFY", Source = "MdeModulePkg/Core/Dxe/Hand/Handle.h")]
public partial struct ProtocolNotify
{
    /// <summary>Link in mProtocolNotifies.</summary>
    public ListEntry Link;
    public EfiGuid Protocol;

    /// <summary>The IEVENT.</summary>
    public ulong Event;
}

/// <summary>IEVENT: its address is the EFI_EVENT.</summary>
[FirmwareStructure("IEVENT", Source = "MdeModulePkg/Core/Dxe/Event/Event.h")]
public partial struct Ievent
{
    /// <summary>EVENT_SIGNATURE, 'evnt'.</summary>
    public const ulong EVENT_SIGNATURE = 0x746E7665;

    public ulong Signature;

    /// <summary>Link in gEventSignalQueue.</summary>
    public ListEntry SignalLink;

    /// <summary>Zero for an event of its own.</summary>
    public EfiGuid EventGroup;
    public FunctionPointer<EfiEventNotify> NotifyFunction;
    public ulong NotifyContext;
}
