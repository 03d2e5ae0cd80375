// MODULE_TYPE of an INF: the phase a module runs in, and the phases a library instance is fit for.
namespace SmmFirmwareKit.Efi;

/// <summary>EDK2's module types (INF specification, MODULE_TYPE), of which a library instance or a binding names several.</summary>
[Flags]
public enum ModuleTypes
{
    /// <summary>SEC: runs in place in flash, without globals.</summary>
    Sec = 1 << 0,

    /// <summary>PEI_CORE.</summary>
    PeiCore = 1 << 1,

    /// <summary>PEIM.</summary>
    Peim = 1 << 2,

    /// <summary>DXE_CORE.</summary>
    DxeCore = 1 << 3,

    /// <summary>DXE_DRIVER.</summary>
    DxeDriver = 1 << 4,

    /// <summary>SMM_CORE.</summary>
    SmmCore = 1 << 5,

    /// <summary>DXE_SMM_DRIVER.</summary>
    DxeSmmDriver = 1 << 6,

    /// <summary>UEFI_APPLICATION: what BDS loads; here the OS model.</summary>
    UefiApplication = 1 << 7,

    /// <summary>HOST_APPLICATION: the platform's own code, outside the machine; what a host-based test is in EDK2.</summary>
    HostApplication = 1 << 8,

    /// <summary>All of them: a binding in <c>[LibraryClasses.common]</c>, an instance without restriction.</summary>
    Common = (1 << 9) - 1,
}
