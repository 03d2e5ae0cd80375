// The library's whole state, CPU_MP_DATA, and the words it shares with the SIPI vector's code, MP_CPU_EXCHANGE_INFO.
using SmmFirmwareKit.Efi;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.Library.MpInitLib;

/// <summary>Where the pieces of the SIPI vector's code begin.</summary>
[FirmwareStructure("MP_ASSEMBLY_ADDRESS_MAP", Source = "UefiCpuPkg/Library/MpInitLib/MpLib.h")]
public partial struct MpAssemblyAddressMap
{
    public ulong RendezvousFunnelAddress;
    public ulong ModeEntryOffset;
    public ulong RendezvousFunnelSize;
    public ulong RelocateApLoopFuncAddress;
    public ulong RelocateApLoopFuncSize;
    public ulong ModeTransitionOffset;
}

/// <summary>CPU_EXCHANGE_ROLE_INFO: one side of a BSP switch.</summary>
[FirmwareStructure("CPU_EXCHANGE_ROLE_INFO", Source = "UefiCpuPkg/Library/MpInitLib/MpLib.h")]
public partial struct CpuExchangeRoleInfo
{
    [Shared]
    public byte State;
    public ulong StackPointer;
    public CpuVolatileRegisters VolatileRegisters;
}

/// <summary>Data of the code in the wake-up buffer; lies behind it, below 1 MiB.</summary>
/// <remarks>The two counters that APs change with LOCK come first, so that neither straddles a cache line.</remarks>
[FirmwareStructure("MP_CPU_EXCHANGE_INFO", Pack = 1, Source = "UefiCpuPkg/Library/MpInitLib/MpLib.h")]
public partial struct MpCpuExchangeInfo
{
    public ulong StackStart;
    public ulong StackSize;
    public ulong CFunction;
    [Shared]
    public ulong NumApsExecuting;
    [Shared]
    public ulong ApIndex;
    public Ia32Descriptor GdtrProfile;
    public Ia32Descriptor IdtrProfile;
    public ulong BufferStart;
    public ulong ModeOffset;
    public ulong CodeSegment;
    public ulong DataSegment;
    public ulong EnableExecuteDisable;
    public ulong Cr3;
    public ulong InitFlag;
    public Ptr<CpuInfoInHob> CpuInfo;

    /// <summary>The library's state, which points back here.</summary>
    [PointerTo<CpuMpData>]
    public ulong CpuMpData;
    public ulong InitializeFloatingPointUnitsAddress;
    public uint ModeTransitionMemory;
    public ushort ModeTransitionSegment;
    public uint ModeHighMemory;
    public ushort ModeHighSegment;
    public bool Enable5LevelPaging;
    public bool SevEsIsEnabled;
    public bool SevSnpIsEnabled;
    public ulong GhcbBase;
    public bool ExtTopoAvail;
    public bool SevSnpKnownInitApicId;
}

/// <summary>The library's state: one per phase, allocated by MpInitLibInitialize.</summary>
[FirmwareStructure("CPU_MP_DATA", Source = "UefiCpuPkg/Library/MpInitLib/MpLib.h")]
public partial struct CpuMpData
{
    public Ptr<CpuInfoInHob> CpuInfoInHob;
    public uint CpuCount;
    public uint BspNumber;
    [Shared]
    public ulong MpLock;
    public ulong Buffer;
    public ulong CpuApStackSize;
    public MpAssemblyAddressMap AddressMap;
    public ulong WakeupBuffer;
    public ulong WakeupBufferHigh;
    public ulong BackupBuffer;
    public ulong BackupBufferSize;
    [Shared]
    public uint FinishedCount;
    public uint RunningCount;
    public bool SingleThread;
    public FunctionPointer<EfiApProcedure> Procedure;
    public ulong ProcArguments;
    public Ptr<bool> Finished;
    public ulong ExpectedTime;
    public ulong CurrentTime;
    public ulong TotalTime;
    public ulong WaitEvent;
    public Ptr<ulong> FailedCpuList;
    [Shared]
    public ApInitState InitFlag;
    public bool SwitchBspFlag;
    public ulong NewBspNumber;
    public CpuExchangeRoleInfo BSPInfo;
    public CpuExchangeRoleInfo APInfo;
    public MtrrSettings MtrrTable;
    public ApLoopMode ApLoopMode;
    public byte ApTargetCState;
    public ushort PmCodeSegment;
    public ushort Pm16CodeSegment;
    public Ptr<CpuApData> CpuData;
    public Ptr<MpCpuExchangeInfo> MpCpuExchangeInfo;
    public LocalApicMode InitialBspApicMode;
    public bool EnableExecuteDisableForSwitchContext;
    public bool WakeUpByInitSipiSipi;
}
