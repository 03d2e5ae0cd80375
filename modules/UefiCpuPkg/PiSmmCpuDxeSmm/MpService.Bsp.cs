// The BSP's side of an SMI: barriers are numbered in MpService.cs.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.PiSmmCpuDxeSmm;

public sealed partial class MpService
{
    /// <summary>Gathers the APs, runs the SMM core, and lets everybody go.</summary>
    private async FirmwareTask BSPHandler(CpuIndex cpuIndex, MmCpuSyncMode syncMode)
    {
        Ptr<SmmDispatcherMpSyncData> syncData = await mSmmMpSyncData;
        await DebugLib.Assert(await syncData.BspIndex == cpuIndex.Value, "CpuIndex == mSmmMpSyncData->BspIndex");
        await (await syncData.InsideSmm).Value.Set(true);
        await SetPresent(syncData, cpuIndex, present: true);
        bool cleared = await SmmCpuPlatformHookLib.ClearTopLevelSmiStatus();
        await DebugLib.Assert(cleared, "ClearTopLevelSmiStatus ()");
        await gSmmCpuPrivate.SmmCoreEntryContext.CurrentlyExecutingCpu.Set(cpuIndex.Value);

        bool configureMtrrs = await SmmCpuFeaturesLib.SmmCpuFeaturesNeedConfigureMtrrs();
        bool gatherFirst = syncMode == MmCpuSyncMode.MmCpuSyncModeTradition || configureMtrrs;
        ulong apCount = gatherFirst ? await GatherAPs(syncData, cpuIndex, configureMtrrs) : 0;
        await RunHandlers(syncData, cpuIndex, gatherFirst, apCount);
        if (!gatherFirst)
        {
            apCount = await GatherLateAPs(syncData, cpuIndex);
        }

        await ReleaseFromSmm(syncData, cpuIndex, apCount, configureMtrrs);
        await ResetSyncData(syncData);
    }

    // Barriers 1 to 6.
    private async FirmwareTask<ulong> GatherAPs(Ptr<SmmDispatcherMpSyncData> syncData, CpuIndex cpuIndex, bool configureMtrrs)
    {
        Ptr<SmmCpuSyncContext> context = await syncData.SyncContext;
        await SmmWaitForApArrival();
        await (await syncData.AllCpusInSync).Value.Set(true);
        ulong apCount = await SmmCpuSyncLib.SmmCpuSyncLockDoor(context, cpuIndex) - 1;
        await SmmCpuSyncLib.SmmCpuSyncWaitForAPs(context, apCount, cpuIndex); // #1
        await ReleaseAllAPs(); // #2
        if (configureMtrrs)
        {
            await SaveOSMtrrs(cpuIndex);
            await SmmCpuSyncLib.SmmCpuSyncWaitForAPs(context, apCount, cpuIndex); // #3
            await ReleaseAllAPs(); // #4
            await ReplaceOSMtrrs(cpuIndex);
            await SmmCpuSyncLib.SmmCpuSyncWaitForAPs(context, apCount, cpuIndex); // #5
            await ReleaseAllAPs(); // #6
        }

        return apCount;
    }

    // Barrier 7, the handlers, and what is left to do when they are done.
    private async FirmwareTask RunHandlers(Ptr<SmmDispatcherMpSyncData> syncData, CpuIndex cpuIndex, bool gatherFirst, ulong apCount)
    {
        await SmmCpuPlatformHookLib.SmmCpuPlatformHookBeforeMmiHandler();
        if (gatherFirst)
        {
            await SmmCpuSyncLib.SmmCpuSyncWaitForAPs(await syncData.SyncContext, apCount, cpuIndex); // #7
        }

        await SynchronizationLib.AcquireSpinLock(await (await CpuDataOf(syncData, cpuIndex.Value)).Busy);
        FunctionPointer<EfiSmmEntryPoint> smmCoreEntry = await gSmmCpuPrivate.SmmCoreEntry;
        await smmCoreEntry.Call(gSmmCpuPrivate.SmmCoreEntryContext);
        await WaitForAllAPsNotBusy(blockMode: true);
        await PiSmmCpuCommon.PerformRemainingTasks();
    }

    // Relaxed mode: who has checked in by now leaves together with the BSP, who comes later runs through.
    private async FirmwareTask<ulong> GatherLateAPs(Ptr<SmmDispatcherMpSyncData> syncData, CpuIndex cpuIndex)
    {
        await (await syncData.AllCpusInSync).Value.Set(true);
        ulong apCount = await SmmCpuSyncLib.SmmCpuSyncLockDoor(await syncData.SyncContext, cpuIndex) - 1;

        // A CPU between its check-in and Present would not get the release of #8. C spins here without CpuPause.
        while (await CountPresent() <= apCount)
        {
            await BaseLib.CpuPause();
        }

        return apCount;
    }

    private async FirmwareTask<ulong> CountPresent()
    {
        ulong max = await mMaxNumberOfCpus;
        ulong presentCount = 0;
        for (ulong index = 0; index < max; index++)
        {
            presentCount += await IsPresent(index) ? 1UL : 0;
        }

        return presentCount;
    }

    // Barriers 8 to 13.
    private async FirmwareTask ReleaseFromSmm(Ptr<SmmDispatcherMpSyncData> syncData, CpuIndex cpuIndex, ulong apCount, bool configureMtrrs)
    {
        Ptr<SmmCpuSyncContext> context = await syncData.SyncContext;
        await (await syncData.InsideSmm).Value.Set(false);
        await ReleaseAllAPs(); // #8
        if (configureMtrrs)
        {
            await SmmCpuSyncLib.SmmCpuSyncWaitForAPs(context, apCount, cpuIndex); // #9
            await ReleaseAllAPs(); // #10
            await RestoreOSMtrrs(cpuIndex);
            await SmmCpuSyncLib.SmmCpuSyncWaitForAPs(context, apCount, cpuIndex); // #11
            await ReleaseAllAPs(); // #12
        }

        await CpuService.SmmCpuUpdate();
        await SetPresent(syncData, cpuIndex, present: false);
        await SmmCpuSyncLib.SmmCpuSyncWaitForAPs(context, apCount, cpuIndex); // #13
    }

    // All APs have left APHandler; the last write lets them leave SmiRendezvous.
    private async FirmwareTask ResetSyncData(Ptr<SmmDispatcherMpSyncData> syncData)
    {
        await ResetTokens();
        if (PcdLib.FeaturePcdGet(Pcd.PcdCpuSmmEnableBspElection))
        {
            await syncData.BspIndex.Set(CpuIndex.None32);
        }

        await SmmCpuSyncLib.SmmCpuSyncContextReset(await syncData.SyncContext);
        await (await syncData.AllCpusInSync).Value.Set(false);
        await syncData.AllApArrivedWithException.Set(false);
    }
}
