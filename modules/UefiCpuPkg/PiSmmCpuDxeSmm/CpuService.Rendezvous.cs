// EDKII_SMM_CPU_RENDEZVOUS_PROTOCOL: for handlers that need all CPUs in relaxed mode.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.PiSmmCpuDxeSmm;

public sealed partial class CpuService
{
    /// <summary>
    /// WaitForAllProcessor. TIMEOUT: some CPU is not in SMM, and the caller does not want to wait, or waiting did not help
    /// (in traditional mode all waiting was done before the handlers).
    /// </summary>
    [EntryPoint(Ordinal = 0)]
    [Implements<IEdkiiSmmCpuRendezvousProtocol>(nameof(IEdkiiSmmCpuRendezvousProtocol.WaitForAllProcessor))]
    public async FirmwareTask<EfiStatus> SmmCpuRendezvous(Ptr<EdkiiSmmCpuRendezvousProtocol> @this, bool blockingMode)
    {
        Ptr<SmmDispatcherMpSyncData> syncData = await mSmmMpSyncData;
        if (await syncData.AllApArrivedWithException)
        {
            return EfiStatus.Success;
        }

        if (!blockingMode || await syncData.EffectiveSyncMode == MmCpuSyncMode.MmCpuSyncModeTradition)
        {
            return EfiStatus.Timeout;
        }

        await MpService.SmmWaitForApArrival();
        return await syncData.AllApArrivedWithException ? EfiStatus.Success : EfiStatus.Timeout;
    }
}
