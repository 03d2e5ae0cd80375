// Every CPU's way through an SMI, from the entry code and back to it.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.PiSmmCpuDxeSmm;

public sealed partial class MpService
{
    /// <summary>
    /// SMI entry in C. A slot's first SMI only initializes the CPU; it joins from its second on (for a hot-added CPU the BSP's
    /// second round of SMIs brings that about).
    /// </summary>
    [EntryPoint(Ordinal = 2)]
    public async FirmwareTask SmiRendezvous(CpuIndex cpuIndex)
    {
        await DebugLib.Assert(cpuIndex.Value < await mMaxNumberOfCpus, "CpuIndex < mMaxNumberOfCpus");
        ulong cr2 = await SmmFuncsArch.SaveCr2();
        Ptr<bool> initialized = await mSmmInitialized;
        if (!await initialized[cpuIndex.Value])
        {
            await PiSmmCpuCommon.InitializeSmm(cpuIndex);
            await SmmFuncsArch.RestoreCr2(cr2);
            await initialized[cpuIndex.Value].Set(true);
            return;
        }

        await RunStartupProcedure();
        await SmmCpuFeaturesLib.SmmCpuFeaturesRendezvousEntry(cpuIndex);
        await JoinIfValid(cpuIndex);
        await SmmCpuFeaturesLib.SmmCpuFeaturesRendezvousExit(cpuIndex);
        await SmmFuncsArch.RestoreCr2(cr2);
    }

    private async FirmwareTask RunStartupProcedure()
    {
        Ptr<SmmDispatcherMpSyncData> syncData = await mSmmMpSyncData;
        FunctionPointer<EfiApProcedure> startupProcedure = await syncData.StartupProcedure;
        if (!startupProcedure.IsNull)
        {
            await startupProcedure.Call(await syncData.StartupProcArgs);
        }
    }

    // The order of the two questions matters: a BSP that starts to clear the SMI's status after it was asked for here has
    // set InsideSmm before, so whoever finds no valid SMI must then find that a BSP is at work.
    private async FirmwareTask JoinIfValid(CpuIndex cpuIndex)
    {
        Ptr<SmmDispatcherMpSyncData> syncData = await mSmmMpSyncData;
        bool validSmi = await SmmCpuPlatformHookLib.PlatformValidSmi();
        bool bspInProgress = await (await syncData.InsideSmm).Value;
        if (!bspInProgress && !validSmi)
        {
            return;
        }

        EfiStatus status = await SmmCpuSyncLib.SmmCpuSyncCheckInCpu(await syncData.SyncContext, cpuIndex);
        if (status.IsError())
        {
            // The door is locked: this CPU came too late and only has to wait until the others leave.
            await WaitWhileAllCpusInSync(syncData);
            return;
        }

        await SynchronizationLib.InitializeSpinLock(await (await CpuDataOf(syncData, cpuIndex.Value)).Busy);
        await RunAsBspOrAp(syncData, cpuIndex, validSmi, bspInProgress);
        await DebugLib.Assert(!await (await syncData.InsideSmm).Value, "*mSmmMpSyncData->InsideSmm == FALSE");
        await WaitWhileAllCpusInSync(syncData);
    }

    private async FirmwareTask RunAsBspOrAp(Ptr<SmmDispatcherMpSyncData> syncData, CpuIndex cpuIndex, bool validSmi, bool bspInProgress)
    {
        MmCpuSyncMode syncMode = await syncData.EffectiveSyncMode;
        if (!bspInProgress && await BecomesBsp(syncData, cpuIndex))
        {
            await ClearSwitchBsp(syncData);
            await BSPHandler(cpuIndex, syncMode);
        }
        else
        {
            await APHandler(cpuIndex, validSmi, syncMode);
        }
    }

    private async FirmwareTask<bool> BecomesBsp(Ptr<SmmDispatcherMpSyncData> syncData, CpuIndex cpuIndex)
    {
        if (PcdLib.FeaturePcdGet(Pcd.PcdCpuSmmEnableBspElection) && await IsCandidate(syncData, cpuIndex))
        {
            (EfiStatus status, bool isBsp) = await SmmCpuPlatformHookLib.PlatformSmmBspElection();
            if (status == EfiStatus.Success)
            {
                if (isBsp)
                {
                    await syncData.BspIndex.Set((uint)cpuIndex.Value);
                }
            }
            else
            {
                await syncData.BspIndex.InterlockedCompareExchange(CpuIndex.None32, (uint)cpuIndex.Value);
            }
        }

        return await syncData.BspIndex == (uint)cpuIndex.Value;
    }

    private static async FirmwareTask<bool> IsCandidate(Ptr<SmmDispatcherMpSyncData> syncData, CpuIndex cpuIndex) =>
        !await syncData.SwitchBsp || await (await syncData.CandidateBsp)[cpuIndex.Value];

    private async FirmwareTask ClearSwitchBsp(Ptr<SmmDispatcherMpSyncData> syncData)
    {
        if (await syncData.SwitchBsp)
        {
            await syncData.SwitchBsp.Set(false);
            await BaseMemoryLib.ZeroMem((await syncData.CandidateBsp).Address, await mMaxNumberOfCpus);
        }
    }

    private async FirmwareTask WaitWhileAllCpusInSync(Ptr<SmmDispatcherMpSyncData> syncData)
    {
        Ptr<bool> allCpusInSync = await syncData.AllCpusInSync;
        while (await allCpusInSync.Value)
        {
            await BaseLib.CpuPause();
        }
    }
}
