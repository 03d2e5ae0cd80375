// SmmRelocation.c: relocates SMBASEs as soon as somebody can run code on the APs.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.OvmfPkg.PlatformPei;

/// <summary>OvmfPkg/PlatformPei/SmmRelocation.c: on boot and on S3 resume alike.</summary>
[Edk2("OvmfPkg/PlatformPei/SmmRelocation.c")]
public sealed partial class SmmRelocation(PlatformPeiModule module) : PlatformPeiPart(module)
{
    /// <summary>SmmRelocation.c RelocateSmBase.</summary>
    internal async FirmwareTask RelocateSmBase()
    {
        EfiStatus status = await PeiServicesLib.PeiServicesNotifyPpi(Guids.gEfiPeiMpServices2PpiGuid, OnMpServices2AvailableAddress);
        await DebugLib.AssertEfiError(status, "RelocateSmBase: failed to set up MP Services2 callback");
    }

    /// <summary>SmmRelocation.c OnMpServices2Available: a failure is only reported, as upstream does.</summary>
    [PeimNotify]
    public async FirmwareTask<EfiStatus> OnMpServices2Available(ulong peiServices, ulong notifyDescriptor, Ptr<EdkiiPeiMpServices2Ppi> ppi)
    {
        EfiStatus status = await SmmRelocationLib.SmmRelocationInit(ppi);
        if (status.IsError())
        {
            await DebugLib.DebugPrint(IDebugLib.DebugError, "OnMpServices2Available: SmmRelocationInit: {0}", (ulong)status);
        }

        return EfiStatus.Success;
    }
}
