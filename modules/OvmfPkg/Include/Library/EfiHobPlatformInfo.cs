// What PlatformInitLib finds out about the machine.
using SmmFirmwareKit.Efi;

namespace SmmFirmwareKit.Modules.OvmfPkg;

/// <summary>EFI_HOB_PLATFORM_INFO, the members the kit uses (OvmfPkg/Include/Library/PlatformInitLib.h).</summary>
[FirmwareStructure("EFI_HOB_PLATFORM_INFO", Source = "OvmfPkg/Include/Library/PlatformInitLib.h")]
public partial struct EfiHobPlatformInfo
{
    /// <summary>gUefiOvmfPkgPlatformInfoGuid.</summary>
    public static readonly EfiGuid gUefiOvmfPkgPlatformInfoGuid = EfiGuid.Parse("DEC9B486-1F16-47C7-8F68-DF1A41888BA5");

    public bool SmmSmramRequire;
    public bool S3Supported;
    public ushort HostBridgeDevId;
    public EfiBootMode BootMode;
    public uint LowMemory;
    public uint DefaultMaxCpuNumber;
    public uint PcdCpuMaxLogicalProcessorNumber;
    public uint PcdCpuBootLogicalProcessorNumber;
    public bool Q35SmramAtDefaultSmbase;
    public ushort Q35TsegMbytes;
}
