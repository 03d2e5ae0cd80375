// Set-up at load: what CPUs share, and a tile with entry code for every slot.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.PiSmmCpuDxeSmm;

public sealed partial class MpService
{
    // InsideSmm, AllCpusInSync, PFLock, CodeAccessCheckLock.
    private const ulong GlobalSemaphores = 4;

    // Busy, Present.
    private const ulong CpuSemaphores = 2;

    private const uint CpuidVersionInfo = 1;
    private const uint CpuidMceAndMca = (1 << 7) | (1 << 14);

    /// <summary>
    /// Allocates and initializes the shared data and installs the SMI handler in the tile of every slot, also of those that are
    /// empty until a CPU is plugged in. Returns the CR3 of SMM.
    /// </summary>
    public async FirmwareTask<ulong> InitializeMpServiceData(ulong stacks, ulong stackSize)
    {
        await InitializeSmmCpuSemaphores();
        await AllocateSyncData();
        await InitializeMpSyncData();
        await InitializeMtrrBuffers();
        ulong cr3 = await SmmInitPageTable();
        Ptr<ulong> smBase = await mCpuHotPlugData.SmBase;
        ulong max = await mMaxNumberOfCpus;
        ulong stride = await mSmmStackStride;
        for (ulong index = 0; index < max; index++)
        {
            await SmramSaveState.InstallSmiHandler(new CpuIndex(index), (uint)await smBase[index], stacks + (stride * index), stackSize, cr3);
        }

        await MtrrLib.MtrrGetAllMtrrs(gSmiMtrrs);
        return cr3;
    }

    /// <summary>The state of the data before any SMI; also after S3.</summary>
    public async FirmwareTask InitializeMpSyncData()
    {
        Ptr<SmmDispatcherMpSyncData> syncData = await mSmmMpSyncData;
        bool election = PcdLib.FeaturePcdGet(Pcd.PcdCpuSmmEnableBspElection);
        await syncData.BspIndex.Set(election ? CpuIndex.None32 : (uint)(await FindBsp()).Value);
        await syncData.EffectiveSyncMode.Set(await mCpuSmmSyncMode);
        await syncData.InsideSmm.Set(await mSmmCpuSemaphores.InsideSmm);
        await syncData.AllCpusInSync.Set(await mSmmCpuSemaphores.AllCpusInSync);
        await (await syncData.InsideSmm).Value.Set(false);
        await (await syncData.AllCpusInSync).Value.Set(false);
        await syncData.AllApArrivedWithException.Set(false);
        (EfiStatus status, Ptr<SmmCpuSyncContext> context) = await SmmCpuSyncLib.SmmCpuSyncContextInit(await mMaxNumberOfCpus);
        await StopOnError(status, "InitializeMpSyncData: SmmCpuSyncContextInit");
        await syncData.SyncContext.Set(context);
        await InitializeCpuData(syncData);
    }

    private async FirmwareTask InitializeCpuData(Ptr<SmmDispatcherMpSyncData> syncData)
    {
        ulong semaphoreSize = await mSemaphoreSize;
        ulong busy = await mSmmCpuSemaphores.Busy;
        ulong present = await mSmmCpuSemaphores.Present;
        ulong max = await mMaxNumberOfCpus;
        for (ulong index = 0; index < max; index++)
        {
            Ptr<SmmCpuDataBlock> cpuData = await CpuDataOf(syncData, index);
            await cpuData.Busy.Set(new Ptr<ulong>(busy + (semaphoreSize * index)));
            await cpuData.Present.Set(new Ptr<bool>(present + (semaphoreSize * index)));
            await SynchronizationLib.InitializeSpinLock(await cpuData.Busy);
            await SetPresent(syncData, new CpuIndex(index), present: false);
        }
    }

    // Only without election: the CPU that loads this driver stays the BSP of every SMI.
    private async FirmwareTask<CpuIndex> FindBsp()
    {
        Ptr<EfiProcessorInformation> processorInfo = await gSmmCpuPrivate.ProcessorInfo;
        ulong index = 0;
        while (await (processorInfo + index).ProcessorId != await mBspApicId)
        {
            index++;
        }

        return new CpuIndex(index);
    }

    /// <summary>All words that CPUs spin on, each in a cache line of its own.</summary>
    private async FirmwareTask InitializeSmmCpuSemaphores()
    {
        ulong semaphoreSize = SynchronizationLib.GetSpinLockProperties();
        ulong perCpu = semaphoreSize * await mMaxNumberOfCpus;
        ulong block = await PiSmmCpuCommon.AllocateZeroPages((semaphoreSize * GlobalSemaphores) + (perCpu * CpuSemaphores));
        await mSemaphoreSize.Set(semaphoreSize);
        await mSmmCpuSemaphores.InsideSmm.Set(new Ptr<bool>(block));
        await mSmmCpuSemaphores.AllCpusInSync.Set(new Ptr<bool>(block + semaphoreSize));
        await mSmmCpuSemaphores.PFLock.Set(new Ptr<ulong>(block + (2 * semaphoreSize)));
        await mSmmCpuSemaphores.CodeAccessCheckLock.Set(new Ptr<ulong>(block + (3 * semaphoreSize)));
        await mSmmCpuSemaphores.Busy.Set(block + (GlobalSemaphores * semaphoreSize));
        await mSmmCpuSemaphores.Present.Set(block + (GlobalSemaphores * semaphoreSize) + perCpu);
        await SynchronizationLib.InitializeSpinLock(await mSmmCpuSemaphores.PFLock);
        await SynchronizationLib.InitializeSpinLock(await mSmmCpuSemaphores.CodeAccessCheckLock);
    }

    private async FirmwareTask AllocateSyncData()
    {
        ulong max = await mMaxNumberOfCpus;
        ulong dataSize = SmmCpuDataBlock.SizeOf * max;
        ulong block = await PiSmmCpuCommon.AllocateZeroPages(SmmDispatcherMpSyncData.SizeOf + dataSize + max);
        Ptr<SmmDispatcherMpSyncData> syncData = new(block);
        await syncData.CpuData.Set(new Ptr<SmmCpuDataBlock>(block + SmmDispatcherMpSyncData.SizeOf));
        await syncData.CandidateBsp.Set(new Ptr<bool>(block + SmmDispatcherMpSyncData.SizeOf + dataSize));
        await mSmmMpSyncData.Set(syncData);
        await gSmmCpuPrivate.ApWrapperFunc.Set(new Ptr<ProcedureWrapper>(await PiSmmCpuCommon.AllocateZeroPages(SmmFirmwareKit.Modules.UefiCpuPkg.PiSmmCpuDxeSmm.ProcedureWrapper.SizeOf * max)));
        await mCpuSmmSyncMode.Set((MmCpuSyncMode)await PcdLib.PcdGet8(Pcd.PcdCpuSmmSyncMode));
        uint features = await BaseLib.AsmCpuid(CpuidVersionInfo, 0, CpuidRegister.Edx);
        await mMachineCheckSupported.Set((features & CpuidMceAndMca) == CpuidMceAndMca);
        await InitPackageFirstThreadIndexInfo();
        await InitializeTokens();
    }

    private async FirmwareTask InitializeMtrrBuffers()
    {
        if (await SmmCpuFeaturesLib.SmmCpuFeaturesNeedConfigureMtrrs())
        {
            await mOsMtrrs.Set(new Ptr<MtrrSettings>(await PiSmmCpuCommon.AllocateZeroPages(MtrrSettings.SizeOf * await mMaxNumberOfCpus)));
        }
    }

    /// <summary>
    /// Lists the first CPU of every package that has one now; MpInitLib sorts CPUs by APIC ID, so those of a package follow each
    /// other. C has the list by package number and completes it on use.
    /// </summary>
    private async FirmwareTask InitPackageFirstThreadIndexInfo()
    {
        Ptr<EfiProcessorInformation> processorInfo = await gSmmCpuPrivate.ProcessorInfo;
        ulong count = await mNumberOfCpus;
        Ptr<uint> firstThread = new(await PiSmmCpuCommon.AllocateZeroPages(sizeof(uint) * await mMaxNumberOfCpus));
        uint packageCount = 0;
        uint last = 0;
        for (ulong index = 0; index < count; index++)
        {
            uint package = await (processorInfo + index).Location.Package;
            if (packageCount == 0 || package != last)
            {
                await firstThread[packageCount].Set((uint)index);
                packageCount++;
                last = package;
            }
        }

        await mPackageFirstThreadIndex.Set(firstThread);
        await mPackageCount.Set(packageCount);
    }

    private async FirmwareTask StopOnError(EfiStatus status, string message)
    {
        if (status.IsError())
        {
            await DebugLib.AssertEfiError(status, message);
            await BaseLib.CpuDeadLoop();
        }
    }
}
