// How CPUs count themselves in and out of an SMI and release each other at its barriers.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.Library.SmmCpuSyncLib;

/// <summary>The instance of SmmCpuSyncLib that EDK2 ships. Its state lies in SMRAM, behind the context.</summary>
[Edk2("UefiCpuPkg/Library/SmmCpuSyncLib/SmmCpuSyncLib.c")]
[LibraryInstance("UefiCpuPkg/Library/SmmCpuSyncLib/SmmCpuSyncLib.inf", ModuleTypes.DxeSmmDriver)]
[LibraryClasses(typeof(IBaseLib), typeof(IBaseMemoryLib), typeof(IMmServicesTableLib), typeof(ISynchronizationLib))]
public sealed partial class SmmCpuSyncLib : ISmmCpuSyncLib
{
    /// <summary>Allocates the context and zeroed semaphores. OUT_OF_RESOURCES: no SMRAM left, or the size overflows.</summary>
    public async FirmwareTask<EfiResult<Ptr<Efi.SmmCpuSyncContext>>> SmmCpuSyncContextInit(ulong numberOfCpus)
    {
        ulong oneSemSize = SynchronizationLib.GetSpinLockProperties();
        if (numberOfCpus >= ulong.MaxValue / (2 * oneSemSize))
        {
            return EfiStatus.OutOfResources;
        }

        ulong contextSize = SmmCpuSyncContext.SizeOf + (SmmCpuSyncSemaphoreForEachCpu.SizeOf * numberOfCpus);
        (EfiStatus status, ulong buffer) = await MmServicesTableLib.MmAllocatePool(EfiMemoryType.RuntimeServicesData, contextSize);
        if (status.IsError())
        {
            return EfiStatus.OutOfResources;
        }

        ulong pages = EfiPages.EfiSizeToPages(oneSemSize * (numberOfCpus + 1));
        (status, ulong semaphores) = await MmServicesTableLib.MmAllocatePages(EfiAllocateType.AllocateAnyPages, EfiMemoryType.RuntimeServicesData, pages);
        if (status.IsError())
        {
            await MmServicesTableLib.MmFreePool(buffer);
            return EfiStatus.OutOfResources;
        }

        await BaseMemoryLib.ZeroMem(semaphores, EfiPages.EfiPagesToSize(pages));
        await Fill(new Ptr<SmmCpuSyncContext>(buffer), numberOfCpus, semaphores, pages);
        return new EfiResult<Ptr<Efi.SmmCpuSyncContext>>(EfiStatus.Success, new Ptr<Efi.SmmCpuSyncContext>(buffer));
    }

    private async FirmwareTask Fill(Ptr<SmmCpuSyncContext> context, ulong numberOfCpus, ulong semaphores, ulong pages)
    {
        ulong oneSemSize = SynchronizationLib.GetSpinLockProperties();
        await context.NumberOfCpus.Set(numberOfCpus);
        await context.SemBuffer.Set(semaphores);
        await context.SemBufferPages.Set(pages);
        await context.CpuCount.Set(new Ptr<uint>(semaphores));
        for (ulong index = 0; index < numberOfCpus; index++)
        {
            await (context.CpuSem + index).Run.Set(new Ptr<uint>(semaphores + ((index + 1) * oneSemSize)));
        }
    }

    /// <summary>Frees what <see cref="SmmCpuSyncContextInit"/> allocated.</summary>
    public async FirmwareTask SmmCpuSyncContextDeinit(Ptr<Efi.SmmCpuSyncContext> context)
    {
        Ptr<SmmCpuSyncContext> data = context.As<SmmCpuSyncContext>();
        await MmServicesTableLib.MmFreePages(await data.SemBuffer, await data.SemBufferPages);
        await MmServicesTableLib.MmFreePool(context.Address);
    }

    /// <summary>Zeroes the arrival counter, which also unlocks the door. Run semaphores keep their credits.</summary>
    public async FirmwareTask SmmCpuSyncContextReset(Ptr<Efi.SmmCpuSyncContext> context) => await (await CpuCount(context)).Value.Set(0);

    /// <summary>How many CPUs have checked in; after the door is locked, MAX_UINT32.</summary>
    public async FirmwareTask<ulong> SmmCpuSyncGetArrivedCpuCount(Ptr<Efi.SmmCpuSyncContext> context) => await (await CpuCount(context)).Value;

    /// <summary>ABORTED: the door is locked.</summary>
    public async FirmwareTask<EfiStatus> SmmCpuSyncCheckInCpu(Ptr<Efi.SmmCpuSyncContext> context, CpuIndex cpuIndex) =>
        StatusOf(await InternalReleaseSemaphore(await CpuCount(context)));

    /// <summary>ABORTED: the door is locked.</summary>
    public async FirmwareTask<EfiStatus> SmmCpuSyncCheckOutCpu(Ptr<Efi.SmmCpuSyncContext> context, CpuIndex cpuIndex) =>
        StatusOf(await InternalWaitForSemaphore(await CpuCount(context)));

    /// <summary>From now on CPUs check in and out in vain; returns how many are in.</summary>
    public async FirmwareTask<ulong> SmmCpuSyncLockDoor(Ptr<Efi.SmmCpuSyncContext> context, CpuIndex cpuIndex) =>
        await InternalLockdownSemaphore(await CpuCount(context));

    /// <summary>BSP: takes one credit per AP.</summary>
    public async FirmwareTask SmmCpuSyncWaitForAPs(Ptr<Efi.SmmCpuSyncContext> context, ulong numberOfAPs, CpuIndex bspIndex)
    {
        Ptr<uint> run = await Run(context, bspIndex);
        for (ulong arrived = 0; arrived < numberOfAPs; arrived++)
        {
            await InternalWaitForSemaphore(run);
        }
    }

    /// <summary>BSP: gives one AP a credit.</summary>
    public async FirmwareTask SmmCpuSyncReleaseOneAp(Ptr<Efi.SmmCpuSyncContext> context, CpuIndex cpuIndex, CpuIndex bspIndex) =>
        await InternalReleaseSemaphore(await Run(context, cpuIndex));

    /// <summary>AP: waits for a credit of its own.</summary>
    public async FirmwareTask SmmCpuSyncWaitForBsp(Ptr<Efi.SmmCpuSyncContext> context, CpuIndex cpuIndex, CpuIndex bspIndex) =>
        await InternalWaitForSemaphore(await Run(context, cpuIndex));

    /// <summary>AP: gives the BSP a credit.</summary>
    public async FirmwareTask SmmCpuSyncReleaseBsp(Ptr<Efi.SmmCpuSyncContext> context, CpuIndex cpuIndex, CpuIndex bspIndex) =>
        await InternalReleaseSemaphore(await Run(context, bspIndex));

    private static EfiStatus StatusOf(uint count) => count == Locked ? EfiStatus.Aborted : EfiStatus.Success;

    private static ReadStep<Ptr<uint>> CpuCount(Ptr<Efi.SmmCpuSyncContext> context) =>
        context.As<SmmCpuSyncContext>().CpuCount.GetAwaiter();

    private static ReadStep<Ptr<uint>> Run(Ptr<Efi.SmmCpuSyncContext> context, CpuIndex cpuIndex) =>
        (context.As<SmmCpuSyncContext>().CpuSem + cpuIndex.Value).Run.GetAwaiter();
}
