// An AP's side of an SMI: barriers are numbered in MpService.cs.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.PiSmmCpuDxeSmm;

public sealed partial class MpService
{
    /// <summary>Waits for the BSP, runs what it asks for, and leaves when it says so.</summary>
    private async FirmwareTask APHandler(CpuIndex cpuIndex, bool validSmi, MmCpuSyncMode syncMode)
    {
        Ptr<SmmDispatcherMpSyncData> syncData = await mSmmMpSyncData;
        Ptr<SmmCpuSyncContext> context = await syncData.SyncContext;
        if (!await BspIsInside(syncData, cpuIndex))
        {
            // Nobody leads this SMI: this CPU did not take part in it.
            await SmmCpuSyncLib.SmmCpuSyncCheckOutCpu(context, cpuIndex);
            return;
        }

        CpuIndex bspIndex = new(await syncData.BspIndex);
        await DebugLib.Assert(cpuIndex != bspIndex, "CpuIndex != BspIndex");
        await SetPresent(syncData, cpuIndex, present: true);
        bool configureMtrrs = await SmmCpuFeaturesLib.SmmCpuFeaturesNeedConfigureMtrrs();
        if (syncMode == MmCpuSyncMode.MmCpuSyncModeTradition || configureMtrrs)
        {
            await GatherWithBsp(context, cpuIndex, bspIndex, configureMtrrs);
        }
        else
        {
            await SmmCpuPlatformHookLib.SmmCpuPlatformHookBeforeMmiHandler();
        }

        await RunProcedures(syncData, cpuIndex, bspIndex);
        if (configureMtrrs)
        {
            await LeaveMtrrs(context, cpuIndex, bspIndex);
        }

        await SetPresent(syncData, cpuIndex, present: false);
        await SmmCpuSyncLib.SmmCpuSyncReleaseBsp(context, cpuIndex, bspIndex); // #13
    }

    // Up to the first timeout; then, if the BSP is known, an SMI for it, and up to the second timeout.
    private async FirmwareTask<bool> BspIsInside(Ptr<SmmDispatcherMpSyncData> syncData, CpuIndex cpuIndex)
    {
        Ptr<bool> insideSmm = await syncData.InsideSmm;
        if (await WaitForInsideSmm(insideSmm, await mTimeoutTicker))
        {
            return true;
        }

        uint bspIndex = await syncData.BspIndex;
        if (bspIndex == CpuIndex.None32)
        {
            return false;
        }

        await DebugLib.Assert(cpuIndex.Value != bspIndex, "CpuIndex != BspIndex");
        ulong apicId = await (await gSmmCpuPrivate.ProcessorInfo + bspIndex).ProcessorId;
        await LocalApicLib.SendSmiIpi(ApicId.FromProcessorId(apicId));
        return await WaitForInsideSmm(insideSmm, await mTimeoutTicker2);
    }

    private async FirmwareTask<bool> WaitForInsideSmm(Ptr<bool> insideSmm, ulong timeoutTicker)
    {
        ulong timer = await SyncTimer.StartSyncTimer();
        while (!await insideSmm.Value)
        {
            if (await SyncTimer.IsSyncTimerTimeout(timer, timeoutTicker))
            {
                return await insideSmm.Value;
            }

            await BaseLib.CpuPause();
        }

        return true;
    }

    // Barriers 1 to 7.
    private async FirmwareTask GatherWithBsp(Ptr<SmmCpuSyncContext> context, CpuIndex cpuIndex, CpuIndex bspIndex, bool configureMtrrs)
    {
        await SmmCpuSyncLib.SmmCpuSyncReleaseBsp(context, cpuIndex, bspIndex); // #1
        await SmmCpuSyncLib.SmmCpuSyncWaitForBsp(context, cpuIndex, bspIndex); // #2
        if (configureMtrrs)
        {
            await SaveOSMtrrs(cpuIndex);
            await SmmCpuSyncLib.SmmCpuSyncReleaseBsp(context, cpuIndex, bspIndex); // #3
            await SmmCpuSyncLib.SmmCpuSyncWaitForBsp(context, cpuIndex, bspIndex); // #4
            await ReplaceOSMtrrs(cpuIndex);
            await SmmCpuSyncLib.SmmCpuSyncReleaseBsp(context, cpuIndex, bspIndex); // #5
            await SmmCpuSyncLib.SmmCpuSyncWaitForBsp(context, cpuIndex, bspIndex); // #6
        }

        await SmmCpuPlatformHookLib.SmmCpuPlatformHookBeforeMmiHandler();
        await SmmCpuSyncLib.SmmCpuSyncReleaseBsp(context, cpuIndex, bspIndex); // #7
    }

    // Every release by the BSP means a procedure to run, until InsideSmm is clear.
    private async FirmwareTask RunProcedures(Ptr<SmmDispatcherMpSyncData> syncData, CpuIndex cpuIndex, CpuIndex bspIndex)
    {
        Ptr<SmmCpuSyncContext> context = await syncData.SyncContext;
        Ptr<bool> insideSmm = await syncData.InsideSmm;
        Ptr<SmmCpuDataBlock> cpuData = await CpuDataOf(syncData, cpuIndex.Value);
        while (true)
        {
            await SmmCpuSyncLib.SmmCpuSyncWaitForBsp(context, cpuIndex, bspIndex); // #8
            if (!await insideSmm.Value)
            {
                return;
            }

            await RunProcedure(cpuData);
        }
    }

    private async FirmwareTask RunProcedure(Ptr<SmmCpuDataBlock> cpuData)
    {
        Ptr<ulong> busy = await cpuData.Busy;
        await DebugLib.Assert(!await SynchronizationLib.AcquireSpinLockOrFail(busy), "BUSY is held by whoever started the procedure");
        FunctionPointer<EfiApProcedure2> procedure = await cpuData.Procedure;
        EfiStatus procedureStatus = await procedure.Call(await cpuData.Parameter);
        Ptr<EfiStatus> status = await cpuData.Status;
        if (!status.IsNull)
        {
            await status.Value.Set(procedureStatus);
        }

        if (!(await cpuData.Token).IsNull)
        {
            await ReleaseToken(cpuData);
        }

        await SynchronizationLib.ReleaseSpinLock(busy);
    }

    // Barriers 9 to 12.
    private async FirmwareTask LeaveMtrrs(Ptr<SmmCpuSyncContext> context, CpuIndex cpuIndex, CpuIndex bspIndex)
    {
        await SmmCpuSyncLib.SmmCpuSyncReleaseBsp(context, cpuIndex, bspIndex); // #9
        await SmmCpuSyncLib.SmmCpuSyncWaitForBsp(context, cpuIndex, bspIndex); // #10
        await RestoreOSMtrrs(cpuIndex);
        await SmmCpuSyncLib.SmmCpuSyncReleaseBsp(context, cpuIndex, bspIndex); // #11
        await SmmCpuSyncLib.SmmCpuSyncWaitForBsp(context, cpuIndex, bspIndex); // #12
    }
}
