// What the first SMI after SmmReadyToLock does on all CPUs.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.PiSmmCpuDxeSmm;

public sealed partial class PiSmmCpuCommon
{
    // SMM_CODE_ACCESS_CHK_BIT of IA32_SMM_MCA_CAP; bits of MSR_SMM_FEATURE_CONTROL (SDM volume 4, table 2-29).
    private const ulong SmmCodeAccessChkBit = 1UL << 58;
    private const ulong SmmFeatureControlLockBit = 1 << 0;
    private const ulong SmmCodeChkEnBit = 1 << 2;

    /// <summary>
    /// Run by the BSP at the end of every SMI. C also starts the profile, sets page attributes and makes the page table
    /// read-only here, which is not modelled.
    /// </summary>
    public async FirmwareTask PerformRemainingTasks()
    {
        if (!await mSmmReadyToLock)
        {
            return;
        }

        await CpuService.SmmCpuRendezvous(default, blockingMode: true);
        await ConfigSmmCodeAccessCheck();
        await SmmCpuFeaturesLib.SmmCpuFeaturesCompleteSmmReadyToLock();
        await mSmmReadyToLock.Set(false);
    }

    /// <summary>Lets each CPU in turn switch on the machine check for code fetched outside SMRAM, where CPUs have it.</summary>
    private async FirmwareTask ConfigSmmCodeAccessCheck()
    {
        ulong bspIndex = await gSmmCpuPrivate.SmmCoreEntryContext.CurrentlyExecutingCpu;
        if (!await IsCodeAccessCheckSupported(new CpuIndex(bspIndex)))
        {
            await mSmmCodeAccessCheckEnable.Set(false);
            return;
        }

        Ptr<ulong> codeAccessCheckLock = await mSmmCpuSemaphores.CodeAccessCheckLock;
        await SynchronizationLib.InitializeSpinLock(codeAccessCheckLock);
        await SynchronizationLib.AcquireSpinLock(codeAccessCheckLock);
        await mCodeAccessCheckCpuIndex.Set(bspIndex);
        await ConfigSmmCodeAccessCheckOnCurrentProcessor(mCodeAccessCheckCpuIndex);
        Ptr<EfiProcessorInformation> processorInfo = await gSmmCpuPrivate.ProcessorInfo;
        ulong max = await mMaxNumberOfCpus;
        for (ulong index = 0; index < max; index++)
        {
            if (index != bspIndex && await (processorInfo + index).ProcessorId != ApicId.InvalidApicId)
            {
                await ConfigSmmCodeAccessCheckOn(index, codeAccessCheckLock);
            }
        }
    }

    // The MSR may be shared by the threads of a core, hence one CPU after the other.
    private async FirmwareTask ConfigSmmCodeAccessCheckOn(ulong index, Ptr<ulong> codeAccessCheckLock)
    {
        await SynchronizationLib.AcquireSpinLock(codeAccessCheckLock);
        await mCodeAccessCheckCpuIndex.Set(index);
        EfiStatus status = await MpService.SmmStartupThisAp(
            ConfigSmmCodeAccessCheckOnCurrentProcessorPointer, new CpuIndex(index), mCodeAccessCheckCpuIndex.Address);
        await DebugLib.AssertEfiError(status, "ConfigSmmCodeAccessCheck: SmmStartupThisAp");
        while (!await SynchronizationLib.AcquireSpinLockOrFail(codeAccessCheckLock))
        {
            await BaseLib.CpuPause();
        }

        await SynchronizationLib.ReleaseSpinLock(codeAccessCheckLock);
    }

    /// <summary>EFI_AP_PROCEDURE; the CPU that runs it releases the lock.</summary>
    [MpProcedure(Ordinal = 0)]
    public async FirmwareTask ConfigSmmCodeAccessCheckOnCurrentProcessor(Ptr<ulong> buffer)
    {
        CpuIndex cpuIndex = new(await buffer.Value);
        ulong current = await SmmCpuFeaturesLib.SmmCpuFeaturesGetSmmRegister(cpuIndex, SmmRegName.SmmRegFeatureControl);
        ulong changed = current;
        if (await mSmmCodeAccessCheckEnable)
        {
            changed |= SmmCodeChkEnBit;
            changed |= PcdLib.FeaturePcdGet(Pcd.PcdCpuSmmFeatureControlMsrLock) ? SmmFeatureControlLockBit : 0;
        }

        if (changed != current)
        {
            await SmmCpuFeaturesLib.SmmCpuFeaturesSetSmmRegister(cpuIndex, SmmRegName.SmmRegFeatureControl, changed);
        }

        await SynchronizationLib.ReleaseSpinLock(await mSmmCpuSemaphores.CodeAccessCheckLock);
    }

    private async FirmwareTask<bool> IsCodeAccessCheckSupported(CpuIndex cpuIndex) =>
        await SmmCpuFeaturesLib.SmmCpuFeaturesIsSmmRegisterSupported(cpuIndex, SmmRegName.SmmRegFeatureControl)
        && (await BaseLib.AsmReadMsr64(ArchitecturalMsr.MSR_IA32_SMM_MCA_CAP) & SmmCodeAccessChkBit) != 0;
}
