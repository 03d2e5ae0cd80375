// MP services of DXE.
namespace SmmFirmwareKit.Efi;

/// <summary>EFI_MP_SERVICES_PROTOCOL (MdePkg/Include/Protocol/MpService.h); every member takes This first.</summary>
[FirmwareStructure("EFI_MP_SERVICES_PROTOCOL", Source = "MdePkg/Include/Protocol/MpService.h")]
public partial struct EfiMpServicesProtocol
{
    /// <summary>END_OF_CPU_LIST of a FailedCpuList.</summary>
    public const ulong EndOfCpuList = 0xFFFFFFFF;

    public ulong GetNumberOfProcessors;
    public ulong GetProcessorInfo;
    public ulong StartupAllAPs;
    public ulong StartupThisAP;
    public ulong SwitchBSP;
    public ulong EnableDisableAP;
    public ulong WhoAmI;
}
