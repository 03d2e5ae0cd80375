// What this instance of SmmCpuSyncLib keeps behind the opaque SMM_CPU_SYNC_CONTEXT.
using SmmFirmwareKit.Efi;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.Library.SmmCpuSyncLib;

/// <summary>SMM_CPU_SYNC_CONTEXT. The counter and every Run semaphore have a cache line of their own.</summary>
/// <remarks>Callers see <see cref="Efi.SmmCpuSyncContext"/>, as in C the header's incomplete type.</remarks>
[FirmwareStructure("SMM_CPU_SYNC_CONTEXT", Source = "UefiCpuPkg/Library/SmmCpuSyncLib/SmmCpuSyncLib.c")]
[FlexibleArray<SmmCpuSyncSemaphoreForEachCpu>("CpuSem")]
public partial struct SmmCpuSyncContext
{
    /// <summary>Elements of CpuSem[].</summary>
    public ulong NumberOfCpus;

    /// <summary>Pages that hold the semaphores.</summary>
    public ulong SemBuffer;
    public ulong SemBufferPages;

    /// <summary>CPUs that checked in; MAX_UINT32 while the door is locked.</summary>
    public Ptr<uint> CpuCount;
}

/// <summary>SMM_CPU_SYNC_SEMAPHORE_FOR_EACH_CPU.</summary>
[FirmwareStructure("SMM_CPU_SYNC_SEMAPHORE_FOR_EACH_CPU", Source = "UefiCpuPkg/Library/SmmCpuSyncLib/SmmCpuSyncLib.c")]
public partial struct SmmCpuSyncSemaphoreForEachCpu
{
    /// <summary>Credits: the BSP gives one to release an AP; APs give them to the BSP to say they have come so far.</summary>
    public Ptr<uint> Run;
}
