// The rendezvous of the CPUs in SMM: what its files share.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.PiSmmCpuDxeSmm;

/// <summary>
/// MpService.c. Rendezvous: who is BSP. Bsp, Ap: the two sides of an SMI. Arrival: waiting for late CPUs. Dispatch, Tokens:
/// running procedures on APs. Initialize: at load.
/// </summary>
/// <remarks>
/// Barriers of an SMI, by the numbers used in comments. T: traditional mode, or MTRRs are switched. M: MTRRs are switched.
/// <code>
///   #    BSP                                        AP                       when
///   1/2  wait for APs / release them                release BSP / wait       T
///   3/4  wait: OS MTRRs are saved / release         same                     M
///   5/6  wait: SMM MTRRs are in place / release     same                     M
///   7    wait: platform hook has run                release BSP              T
///   8    InsideSmm = FALSE, release                 leave the dispatch loop  always
///   9/10 wait / release, then restore OS MTRRs      same                     M
///   11/12 wait: OS MTRRs are restored / release     same                     M
///   13   wait: APs have cleared Present             release BSP              always
/// </code>
/// 11/12 also serve a debug agent, which does not exist here.
/// </remarks>
[Edk2("UefiCpuPkg/PiSmmCpuDxeSmm/MpService.c")]
public sealed partial class MpService(PiSmmCpuDxeSmmModule module) : PiSmmCpuPart(module)
{
    /// <summary>Where the number of CPUs that an SMI waits for is kept, for observers.</summary>
    public Field<ulong> NumberOfCpus => mNumberOfCpus;

    /// <summary>Whether a CPU is in this SMI and is not its BSP.</summary>
    public async FirmwareTask<bool> IsPresentAp(ulong index) =>
        index != await gSmmCpuPrivate.SmmCoreEntryContext.CurrentlyExecutingCpu && await IsPresent(index);

    /// <summary>C: *(mSmmMpSyncData->CpuData[Index].Present).</summary>
    public async FirmwareTask<bool> IsPresent(ulong index)
    {
        Ptr<bool> present = await (await CpuDataOf(await mSmmMpSyncData, index)).Present;
        return await present.Value;
    }

    /// <summary>Gives every AP of this SMI a credit.</summary>
    private async FirmwareTask ReleaseAllAPs()
    {
        Ptr<SmmDispatcherMpSyncData> syncData = await mSmmMpSyncData;
        Ptr<SmmCpuSyncContext> context = await syncData.SyncContext;
        ulong bspIndex = await gSmmCpuPrivate.SmmCoreEntryContext.CurrentlyExecutingCpu;
        ulong max = await mMaxNumberOfCpus;
        for (ulong index = 0; index < max; index++)
        {
            if (await IsPresentAp(index))
            {
                await SmmCpuSyncLib.SmmCpuSyncReleaseOneAp(context, new CpuIndex(index), new CpuIndex(bspIndex));
            }
        }
    }

    /// <summary>
    /// Waits until no AP runs a procedure, or, without <paramref name="blockMode"/>, says whether that is so.
    /// </summary>
    public async FirmwareTask<bool> WaitForAllAPsNotBusy(bool blockMode)
    {
        ulong max = await mMaxNumberOfCpus;
        for (ulong index = 0; index < max; index++)
        {
            if (await IsPresentAp(index) && !await WaitNotBusy(index, blockMode))
            {
                return false;
            }
        }

        return true;
    }

    private async FirmwareTask<bool> WaitNotBusy(ulong index, bool blockMode)
    {
        Ptr<ulong> busy = await (await CpuDataOf(await mSmmMpSyncData, index)).Busy;
        if (blockMode)
        {
            await SynchronizationLib.AcquireSpinLock(busy);
        }
        else if (!await SynchronizationLib.AcquireSpinLockOrFail(busy))
        {
            return false;
        }

        await SynchronizationLib.ReleaseSpinLock(busy);
        return true;
    }

    /// <summary>Replaces the OS's MTRRs by those of SMM.</summary>
    private async FirmwareTask ReplaceOSMtrrs(CpuIndex cpuIndex)
    {
        await SmmCpuFeaturesLib.SmmCpuFeaturesDisableSmrr();
        await MtrrLib.MtrrSetAllMtrrs(gSmiMtrrs);
    }

    private async FirmwareTask SaveOSMtrrs(CpuIndex cpuIndex) =>
        await MtrrLib.MtrrGetAllMtrrs(await mOsMtrrs + cpuIndex.Value);

    private async FirmwareTask RestoreOSMtrrs(CpuIndex cpuIndex)
    {
        await SmmCpuFeaturesLib.SmmCpuFeaturesReenableSmrr();
        await MtrrLib.MtrrSetAllMtrrs(await mOsMtrrs + cpuIndex.Value);
    }

    private static async FirmwareTask<Ptr<SmmCpuDataBlock>> CpuDataOf(Ptr<SmmDispatcherMpSyncData> syncData, ulong index) =>
        await syncData.CpuData + index;

    private async FirmwareTask SetPresent(Ptr<SmmDispatcherMpSyncData> syncData, CpuIndex cpuIndex, bool present)
    {
        Ptr<bool> place = await (await CpuDataOf(syncData, cpuIndex.Value)).Present;
        await place.Value.Set(present);
    }
}
