// Where a logical processor sits: package, core, thread, and the six-level form of PI 1.7.
namespace SmmFirmwareKit.Efi;

/// <summary>EFI_CPU_PHYSICAL_LOCATION (MdePkg/Include/Protocol/MpService.h).</summary>
[FirmwareStructure("EFI_CPU_PHYSICAL_LOCATION", Source = "MdePkg/Include/Protocol/MpService.h")]
public partial struct EfiCpuPhysicalLocation
{
    public uint Package;
    public uint Core;
    public uint Thread;
}

/// <summary>EFI_CPU_PHYSICAL_LOCATION2 (MdePkg/Include/Protocol/MpService.h).</summary>
[FirmwareStructure("EFI_CPU_PHYSICAL_LOCATION2", Source = "MdePkg/Include/Protocol/MpService.h")]
public partial struct EfiCpuPhysicalLocation2
{
    public uint Package;
    public uint Module;
    public uint Tile;
    public uint Die;
    public uint Core;
    public uint Thread;
}
