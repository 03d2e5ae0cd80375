// What the CPUs share while they are in SMM together.
using SmmFirmwareKit.Efi;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.PiSmmCpuDxeSmm;

/// <summary>MM_CPU_SYNC_MODE: when the BSP waits for the others.</summary>
public enum MmCpuSyncMode : uint
{
    /// <summary>SmmCpuSyncModeTradition: before it runs handlers.</summary>
    MmCpuSyncModeTradition = 0,

    /// <summary>SmmCpuSyncModeRelaxedAp: after it has run handlers.</summary>
    MmCpuSyncModeRelaxedAp = 1,
}

/// <summary>SMM_CPU_DATA_BLOCK: how one CPU is told what to run.</summary>
[FirmwareStructure("SMM_CPU_DATA_BLOCK", Source = "UefiCpuPkg/PiSmmCpuDxeSmm/PiSmmCpuCommon.h")]
public partial struct SmmCpuDataBlock
{
    /// <summary>Held while the CPU has a procedure to run.</summary>
    public Ptr<ulong> Busy;

    [Shared] public FunctionPointer<EfiApProcedure2> Procedure;
    [Shared] public ulong Parameter;

    /// <summary>The CPU has joined the present SMI.</summary>
    public Ptr<bool> Present;
    [Shared] public Ptr<ProcedureToken> Token;

    /// <summary>Where the procedure's status goes; may be NULL.</summary>
    [Shared] public Ptr<EfiStatus> Status;
}

/// <summary>SMM_DISPATCHER_MP_SYNC_DATA.</summary>
[FirmwareStructure("SMM_DISPATCHER_MP_SYNC_DATA", Source = "UefiCpuPkg/PiSmmCpuDxeSmm/PiSmmCpuCommon.h")]
public partial struct SmmDispatcherMpSyncData
{
    /// <summary>SMM_CPU_DATA_BLOCK CpuData[].</summary>
    public Ptr<SmmCpuDataBlock> CpuData;

    /// <summary>The BSP of this SMI; MAX_UINT32 until one is elected.</summary>
    [Shared] public uint BspIndex;

    /// <summary>The BSP is in SMM and has not told the others to leave.</summary>
    public Ptr<bool> InsideSmm;

    /// <summary>Set when the door is locked; CPUs leave the SMI when the BSP clears it.</summary>
    public Ptr<bool> AllCpusInSync;
    [Shared] public MmCpuSyncMode EffectiveSyncMode;

    /// <summary>Only candidates may become the BSP of the next SMI.</summary>
    [Shared] public bool SwitchBsp;

    /// <summary>BOOLEAN CandidateBsp[].</summary>
    public Ptr<bool> CandidateBsp;

    /// <summary>Everybody who can arrive has arrived.</summary>
    [Shared] public bool AllApArrivedWithException;

    /// <summary>What every CPU runs first in an SMI.</summary>
    [Shared] public FunctionPointer<EfiApProcedure> StartupProcedure;
    [Shared] public ulong StartupProcArgs;
    public Ptr<SmmCpuSyncContext> SyncContext;
}

/// <summary>SMM_CPU_SEMAPHORES: words that CPUs spin on, each in a cache line of its own.</summary>
[FirmwareStructure("SMM_CPU_SEMAPHORES", Source = "UefiCpuPkg/PiSmmCpuDxeSmm/PiSmmCpuCommon.h")]
public partial struct SmmCpuSemaphores
{
    public Ptr<bool> InsideSmm;
    public Ptr<bool> AllCpusInSync;
    public Ptr<ulong> PFLock;
    public Ptr<ulong> CodeAccessCheckLock;

    /// <summary>SPIN_LOCK Busy[], one every mSemaphoreSize bytes.</summary>
    public ulong Busy;

    /// <summary>BOOLEAN Present[], one every mSemaphoreSize bytes.</summary>
    public ulong Present;
}
