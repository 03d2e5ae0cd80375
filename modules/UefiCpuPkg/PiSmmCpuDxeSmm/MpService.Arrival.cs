// Waiting for the APs: two rounds with a timeout each, an SMI for whoever is missing in between.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.PiSmmCpuDxeSmm;

public sealed partial class MpService
{
    private const ulong McgLmceP = 1 << 27;
    private const ulong FeatureControlLmceOn = 1 << 20;
    private const ulong McgExtCtlLmceEn = 1 << 0;
    private const ulong McgStatusLmceS = 1 << 3;

    /// <summary>
    /// Returns when all CPUs are in SMM, or when both timeouts have passed. Even then no CPU will run OS code before it
    /// enters SMM, because each has an SMI pending: the second timeout must be long enough for that.
    /// </summary>
    public async FirmwareTask SmmWaitForApArrival()
    {
        Ptr<SmmDispatcherMpSyncData> syncData = await mSmmMpSyncData;
        Ptr<SmmCpuSyncContext> context = await syncData.SyncContext;
        ulong numberOfCpus = await mNumberOfCpus;
        if (await IsSyncNeeded())
        {
            await PollForArrival(context, numberOfCpus, await mTimeoutTicker);
        }

        if (await SmmCpuSyncLib.SmmCpuSyncGetArrivedCpuCount(context) < numberOfCpus)
        {
            await SendSmiToAbsentCpus();
            await PollForArrival(context, numberOfCpus, await mTimeoutTicker2);
        }

        bool all = await AllCpusInSmmExceptBlockedDisabled(context, numberOfCpus, await CountBlockedDisabled());
        await syncData.AllApArrivedWithException.Set(all);
        if (!all)
        {
            ulong late = await Count(SmmRegName.SmmRegSmmDelayed, SmmRegName.SmmRegSmmBlocked);
            await DebugLib.DebugPrint(IDebugLib.DebugInfo, "SmmWaitForApArrival: Delayed and Blocked AP Count = {0}\n", late);
        }
    }

    // With a machine check that is this CPU's alone, the others may go on running: no first round.
    private async FirmwareTask<bool> IsSyncNeeded() =>
        await SmmCpuPlatformHookLib.IsCpuSyncAlwaysNeeded()
        || !(await mMachineCheckSupported && await IsLmceOsEnabled() && await IsLmceSignaled());

    // C reads every package's registers in each turn. Here they are read once before, and again when the waiting is over, so
    // that the loop depends on the counter and the time only and a turn costs the same with one package and with thousands.
    private async FirmwareTask PollForArrival(Ptr<SmmCpuSyncContext> context, ulong numberOfCpus, ulong timeoutTicker)
    {
        ulong exceptions = await CountBlockedDisabled();
        ulong timer = await SyncTimer.StartSyncTimer();
        while (!await AllCpusInSmmExceptBlockedDisabled(context, numberOfCpus, exceptions) && !await SyncTimer.IsSyncTimerTimeout(timer, timeoutTicker))
        {
            await BaseLib.CpuPause();
        }
    }

    private async FirmwareTask SendSmiToAbsentCpus()
    {
        Ptr<EfiProcessorInformation> processorInfo = await gSmmCpuPrivate.ProcessorInfo;
        ulong max = await mMaxNumberOfCpus;
        for (ulong index = 0; index < max; index++)
        {
            ulong apicId = await (processorInfo + index).ProcessorId;
            if (apicId != ApicId.InvalidApicId && !await IsPresent(index))
            {
                await LocalApicLib.SendSmiIpi(ApicId.FromProcessorId(apicId));
            }
        }
    }

    /// <summary>Whether everybody has checked in, except CPUs whose SMIs are blocked or disabled.</summary>
    private async FirmwareTask<bool> AllCpusInSmmExceptBlockedDisabled(Ptr<SmmCpuSyncContext> context, ulong numberOfCpus, ulong exceptions)
    {
        ulong arrived = await SmmCpuSyncLib.SmmCpuSyncGetArrivedCpuCount(context);
        await DebugLib.Assert(arrived <= numberOfCpus, "CpuCount <= mNumberOfCpus");
        return arrived == numberOfCpus || arrived + exceptions >= numberOfCpus;
    }

    private FirmwareTask<ulong> CountBlockedDisabled() => Count(SmmRegName.SmmRegSmmBlocked, SmmRegName.SmmRegSmmEnable);

    /// <summary>GetSmmDelayedBlockedDisabledCount, for two of its three sums: a register is read once per package.</summary>
    private async FirmwareTask<ulong> Count(SmmRegName first, SmmRegName second)
    {
        Ptr<uint> firstThread = await mPackageFirstThreadIndex;
        uint packageCount = await mPackageCount;
        ulong sum = 0;
        for (uint package = 0; package < packageCount; package++)
        {
            CpuIndex cpuIndex = new(await firstThread[package]);
            sum += await SmmCpuFeaturesLib.SmmCpuFeaturesGetSmmRegister(cpuIndex, first);
            sum += await SmmCpuFeaturesLib.SmmCpuFeaturesGetSmmRegister(cpuIndex, second);
        }

        return sum;
    }

    /// <summary>Whether the OS has enabled local machine checks.</summary>
    private async FirmwareTask<bool> IsLmceOsEnabled() =>
        (await BaseLib.AsmReadMsr64(ArchitecturalMsr.MSR_IA32_MCG_CAP) & McgLmceP) != 0
        && (await BaseLib.AsmReadMsr64(ArchitecturalMsr.MSR_IA32_FEATURE_CONTROL) & FeatureControlLmceOn) != 0
        && (await BaseLib.AsmReadMsr64(ArchitecturalMsr.MSR_IA32_MCG_EXT_CTL) & McgExtCtlLmceEn) != 0;

    /// <summary>Whether the machine check in progress went to this CPU only.</summary>
    private async FirmwareTask<bool> IsLmceSignaled() =>
        (await BaseLib.AsmReadMsr64(ArchitecturalMsr.MSR_IA32_MCG_STATUS) & McgStatusLmceS) != 0;
}
