// Where the OS model keeps its data: fixed addresses, so that a demonstration can look and ask from outside.
using SmmFirmwareKit.Modules.OvmfPkg;

namespace SmmFirmwareKit.Modules.Os;

/// <summary>Addresses in the OS's RAM. The image itself lies at <see cref="OvmfMemoryMap.Os"/>.</summary>
public static class OsMemoryMap
{
    /// <summary>The page that SIPIs of the OS point to.</summary>
    public const uint ApVector = 0x8000;

    /// <summary><see cref="OsHandoff"/>: written by BDS before the OS is entered.</summary>
    public const ulong Handoff = 0x03000000;

    /// <summary><see cref="OsControl"/>: what the OS counts and what the outside may ask of it.</summary>
    public const ulong Control = 0x03010000;

    /// <summary><see cref="OsCpu"/> Online[OsControl.OnlineCount], in the order of arrival.</summary>
    public const ulong Online = 0x03020000;

    /// <summary>UINT32 CNEW[255]: selectors that a scan has found.</summary>
    public const ulong NewCpus = 0x03040000;

    /// <summary>UINT32 Notified[]: APIC ids that wait to be brought online.</summary>
    public const ulong Notified = 0x03048000;

    /// <summary>The interrupt descriptor table.</summary>
    public const ulong Idt = 0x03050000;
}
