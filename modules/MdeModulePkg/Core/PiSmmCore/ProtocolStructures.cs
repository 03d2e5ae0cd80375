// The SMM protocol database.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Modules.MdePkg.Library.BaseLib;

namespace SmmFirmwareKit.Modules.MdeModulePkg.Core.PiSmmCore;

/// <summary>IHANDLE: its address is the EFI_HANDLE.</summary>
[FirmwareStructure("IHANDLE", Source = "MdeModulePkg/Core/PiSmmCore/PiSmmCore.h")]
public partial struct Ihandle
{
    /// <summary>EFI_HANDLE_SIGNATURE, 'hndl'.</summary>
    public const ulong EFI_HANDLE_SIGNATURE = 0x6C646E68;

    public ulong Signature;

    /// <summary>Link in gHandleList.</summary>
    public ListEntry AllHandles;

    /// <summary>Head of the PROTOCOL_INTERFACEs of this handle.</summary>
    public ListEntry Protocols;
}

/// <summary>PROTOCOL_ENTRY: one GUID.</summary>
[FirmwareStructure("PROTOCOL_ENTRY", Source = "MdeModulePkg/Core/PiSmmCore/PiSmmCore.h")]
public partial struct ProtocolEntry
{
    /// <summary>PROTOCOL_ENTRY_SIGNATURE, 'prte'.</summary>
    public const ulong PROTOCOL_ENTRY_SIGNATURE = 0x65747270;

    public ulong Signature;

    /// <summary>Link in mProtocolDatabase.</summary>
    public ListEntry AllEntries;
    public EfiGuid ProtocolID;

    /// <summary>Head of the PROTOCOL_INTERFACEs of this GUID.</summary>
    public ListEntry Protocols;

    /// <summary>Head of the PROTOCOL_NOTIFYs.</summary>
    public ListEntry Notify;
}

/// <summary>PROTOCOL_INTERFACE: one interface on one handle.</summary>
[FirmwareStructure("PROTOCOL_INTERFACE", Source = "MdeModulePkg/Core/PiSmmCore/PiSmmCore.h")]
public partial struct ProtocolInterface
{
    /// <summary>PROTOCOL_INTERFACE_SIGNATURE, 'pifc'.</summary>
    public const ulong PROTOCOL_INTERFACE_SIGNATURE = 0x63666970;

    public ulong Signature;

    /// <summary>Link in IHANDLE.Protocols.</summary>
    public ListEntry Link;

    /// <summary>The IHANDLE.</summary>
    public ulong Handle;

    /// <summary>Link in PROTOCOL_ENTRY.Protocols.</summary>
    public ListEntry ByProtocol;

    /// <summary>The PROTOCOL_ENTRY.</summary>
    public ulong Protocol;
    public ulong Interface;
}

/// <summary>PROTOCOL_NOTIFY: a function to call when a GUID is installed; its address is the registration.</summary>
[FirmwareStructure("PROTOCOL_NOTIFY", Source = "MdeModulePkg/Core/PiSmmCore/PiSmmCore.h")]
public partial struct ProtocolNotify
{
    /// <summary>PROTOCOL_NOTIFY_SIGNATURE, 'prtn'.</summary>
    public const ulong PROTOCOL_NOTIFY_SIGNATURE = 0x6E747270;

    public ulong Signature;

    /// <summary>The PROTOCOL_ENTRY.</summary>
    public ulong Protocol;

    /// <summary>Link in PROTOCOL_ENTRY.Notify.</summary>
    public ListEntry Link;
    public FunctionPointer<EfiSmmNotifyFn> Function;
}
