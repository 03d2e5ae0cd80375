// Library class SmmCpuSyncLib: how BSP and APs meet in an SMI.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Efi;

/// <summary>SMM_CPU_SYNC_CONTEXT: what the instance keeps in SMRAM; its layout is the instance's own.</summary>
public readonly struct SmmCpuSyncContext;

/// <summary>SmmCpuSyncLib (UefiCpuPkg/Include/Library/SmmCpuSyncLib.h).</summary>
public interface ISmmCpuSyncLib
{
    FirmwareTask<EfiResult<Ptr<SmmCpuSyncContext>>> SmmCpuSyncContextInit(ulong numberOfCpus);

    FirmwareTask SmmCpuSyncContextDeinit(Ptr<SmmCpuSyncContext> context);

    /// <summary>Opens the door again: the count is zero, the per-CPU semaphores keep their credits.</summary>
    FirmwareTask SmmCpuSyncContextReset(Ptr<SmmCpuSyncContext> context);

    FirmwareTask<ulong> SmmCpuSyncGetArrivedCpuCount(Ptr<SmmCpuSyncContext> context);

    /// <summary>RETURN_ABORTED once the door is locked.</summary>
    FirmwareTask<EfiStatus> SmmCpuSyncCheckInCpu(Ptr<SmmCpuSyncContext> context, CpuIndex cpuIndex);

    /// <summary>RETURN_ABORTED once the door is locked.</summary>
    FirmwareTask<EfiStatus> SmmCpuSyncCheckOutCpu(Ptr<SmmCpuSyncContext> context, CpuIndex cpuIndex);

    /// <summary>Lets no more CPUs in; returns how many came.</summary>
    FirmwareTask<ulong> SmmCpuSyncLockDoor(Ptr<SmmCpuSyncContext> context, CpuIndex cpuIndex);

    FirmwareTask SmmCpuSyncWaitForAPs(Ptr<SmmCpuSyncContext> context, ulong numberOfAPs, CpuIndex bspIndex);

    FirmwareTask SmmCpuSyncReleaseOneAp(Ptr<SmmCpuSyncContext> context, CpuIndex cpuIndex, CpuIndex bspIndex);

    FirmwareTask SmmCpuSyncWaitForBsp(Ptr<SmmCpuSyncContext> context, CpuIndex cpuIndex, CpuIndex bspIndex);

    FirmwareTask SmmCpuSyncReleaseBsp(Ptr<SmmCpuSyncContext> context, CpuIndex cpuIndex, CpuIndex bspIndex);
}
