// What PiSmmCpuDxeSmm keeps about the CPUs for itself and hands to the SMM core.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Modules.MdePkg.Library.BaseLib;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.PiSmmCpuDxeSmm;

/// <summary>SMM_CPU_OPERATION: what <see cref="CpuService.SmmCpuUpdate"/> does about a slot at the end of the SMI.</summary>
public enum SmmCpuOperation : uint
{
    SmmCpuNone = 0,
    SmmCpuAdd = 1,
    SmmCpuRemove = 2,
    SmmCpuSwitchBsp = 3,
}

/// <summary>PROCEDURE_WRAPPER: an EFI_AP_PROCEDURE, which returns nothing, for callers that expect a status.</summary>
[FirmwareStructure("PROCEDURE_WRAPPER", Source = "UefiCpuPkg/PiSmmCpuDxeSmm/PiSmmCpuCommon.h")]
public partial struct ProcedureWrapper
{
    public FunctionPointer<EfiApProcedure> Procedure;
    public ulong ProcedureArgument;
}

/// <summary>PROCEDURE_TOKEN: one dispatch that runs on its own; its spin lock is the MM_COMPLETION the caller gets.</summary>
[FirmwareStructure("PROCEDURE_TOKEN", Source = "UefiCpuPkg/PiSmmCpuDxeSmm/PiSmmCpuCommon.h")]
public partial struct ProcedureToken
{
    /// <summary>PROCEDURE_TOKEN_SIGNATURE: 'PRTK'.</summary>
    public const ulong ProcedureTokenSignature = 0x4B545250;

    public ulong Signature;
    public ListEntry Link;

    /// <summary>Held until the last CPU has run the procedure.</summary>
    public Ptr<ulong> SpinLock;

    /// <summary>CPUs that still run it.</summary>
    [Shared] public uint RunningApCount;
}

/// <summary>SMM_CPU_PRIVATE_DATA. The arrays have an element per slot.</summary>
[FirmwareStructure("SMM_CPU_PRIVATE_DATA", Source = "UefiCpuPkg/PiSmmCpuDxeSmm/PiSmmCpuCommon.h")]
public partial struct SmmCpuPrivateData
{
    /// <summary>SMM_CPU_PRIVATE_DATA_SIGNATURE: 'scpu'.</summary>
    public const ulong SmmCpuPrivateDataSignature = 0x75706373;

    public ulong Signature;
    public ulong SmmCpuHandle;
    public Ptr<EfiProcessorInformation> ProcessorInfo;
    public Ptr<SmmCpuOperation> Operation;
    public Ptr<ulong> CpuSaveStateSize;
    public Ptr<ulong> CpuSaveState;
    public EfiSmmReservedSmramRegion SmmReservedSmramRegion;
    public EfiSmmEntryContext SmmCoreEntryContext;

    /// <summary>The core's entry, once the IPL has registered it.</summary>
    public FunctionPointer<EfiSmmEntryPoint> SmmCoreEntry;
    public EfiSmmConfigurationProtocol SmmConfiguration;
    public Ptr<ProcedureWrapper> ApWrapperFunc;
    public ListEntry TokenList;

    /// <summary>Node of the first token not handed out in this SMI; the head when there is none.</summary>
    public Ptr<ListEntry> FirstFreeToken;
}
