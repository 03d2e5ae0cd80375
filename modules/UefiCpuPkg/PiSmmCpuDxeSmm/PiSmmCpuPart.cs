// What every C file of PiSmmCpuDxeSmm sees: the driver's globals, its libraries and its other files.
using SmmFirmwareKit.Efi;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.PiSmmCpuDxeSmm;

/// <summary>Base of the driver's files: PiSmmCpuCommon.h. All globals lie in SMRAM.</summary>
public abstract partial class PiSmmCpuPart(PiSmmCpuDxeSmmModule module) : ImagePart
{
    // Vectors of CPUs that RegisterCpuInterruptHandler serves in SMM (UefiCpuPkg/Library/CpuExceptionHandlerLib).
    private protected const int CpuExceptionNum = 32;

    /// <summary>C: a pointer that never changes.</summary>
    protected Ptr<SmmCpuPrivateData> gSmmCpuPrivate => mSmmCpuPrivateData;

    [Global] protected internal partial Field<SmmCpuPrivateData> mSmmCpuPrivateData { get; }

    [Global] protected internal partial Field<CpuHotPlugData> mCpuHotPlugData { get; }

    /// <summary>Slots: all possible CPUs with hot-plug, else all that are there.</summary>
    [Global] protected internal partial Field<ulong> mMaxNumberOfCpus { get; }

    /// <summary>CPUs that are expected in an SMI.</summary>
    [Global(Initial = 1)] protected internal partial Field<ulong> mNumberOfCpus { get; }

    [Global] protected partial Field<uint> mBspApicId { get; }

    /// <summary>BOOLEAN mSmmInitialized[]: the slot's CPU has had its first SMI here.</summary>
    [Global] protected internal partial Field<Ptr<bool>> mSmmInitialized { get; }

    // PiSmmCpuCommon.c
    [Global] protected internal partial Field<EfiSmmCpuProtocol> mSmmCpu { get; }

    [Global] protected partial Field<bool> mSmmReadyToLock { get; }

    [Global] protected partial Field<bool> mSmmCodeAccessCheckEnable { get; }

    /// <summary>C: a local whose address goes to the APs.</summary>
    [Global] protected partial Field<ulong> mCodeAccessCheckCpuIndex { get; }

    /// <summary>Base of the CPUs' stacks, and the bytes of one with its guard pages.</summary>
    [Global] protected partial Field<ulong> mSmmStackArrayBase { get; }

    [Global] protected partial Field<ulong> mSmmStackSize { get; }

    [Global] protected partial Field<ulong> mSmmStackStride { get; }

    // CpuService.c, SmmMp.c
    [Global] protected internal partial Field<EfiSmmCpuServiceProtocol> mSmmCpuService { get; }

    [Global] protected internal partial Field<EdkiiSmmCpuRendezvousProtocol> mSmmCpuRendezvous { get; }

    [Global] protected internal partial Field<EfiMmMpProtocol> mSmmMp { get; }

    // MpService.c
    [Global] protected partial Field<MtrrSettings> gSmiMtrrs { get; }

    /// <summary>C: the local Mtrrs of BSPHandler and APHandler, by CPU; only allocated if MTRRs are to be switched.</summary>
    [Global] protected partial Field<Ptr<MtrrSettings>> mOsMtrrs { get; }

    [Global] protected internal partial Field<Ptr<SmmDispatcherMpSyncData>> mSmmMpSyncData { get; }

    [Global] protected partial Field<SmmCpuSemaphores> mSmmCpuSemaphores { get; }

    [Global] protected partial Field<ulong> mSemaphoreSize { get; }

    [Global] protected partial Field<MmCpuSyncMode> mCpuSmmSyncMode { get; }

    [Global] protected partial Field<bool> mMachineCheckSupported { get; }

    /// <summary>Stands for a token where nobody can ask for one; only its address matters.</summary>
    [Global] protected partial Field<ulong> mSmmStartupThisApToken { get; }

    /// <summary>UINT32 mPackageFirstThreadIndex[]: the CPUs that read their package's registers.</summary>
    [Global] protected partial Field<Ptr<uint>> mPackageFirstThreadIndex { get; }

    [Global] protected partial Field<uint> mPackageCount { get; }

    // SyncTimer.c
    [Global] protected internal partial Field<ulong> mTimeoutTicker { get; }

    [Global] protected internal partial Field<ulong> mTimeoutTicker2 { get; }

    // SmmFuncsArch.c, PageTbl.c
    [Global(Length = 256 * 2, Align = 64)] protected partial Ptr<ulong> gcSmiIdt { get; }

    [Global(Length = 16, Align = 64)] protected partial Ptr<ulong> gcSmiGdt { get; }

    /// <summary>Handlers that RegisterCpuInterruptHandler has, by vector.</summary>
    [Global(Length = CpuExceptionNum)] protected partial Ptr<FunctionPointer<EfiCpuInterruptHandler>> mExternalInterruptHandler { get; }
}
