// Functions that one processor has another run.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Efi;

/// <summary>EFI_AP_PROCEDURE: what MP services have a processor run.</summary>
[FunctionType("EFI_AP_PROCEDURE", Source = "MdePkg/Include/Pi/PiMultiPhase.h")]
public delegate FirmwareTask EfiApProcedure(ulong buffer);

/// <summary>EFI_AP_PROCEDURE2: one that reports a status.</summary>
[FunctionType("EFI_AP_PROCEDURE2", Source = "MdePkg/Include/Pi/PiMultiPhase.h")]
public delegate FirmwareTask<EfiStatus> EfiApProcedure2(ulong procedureArgument);

/// <summary>EFI_SMM_STARTUP_THIS_AP, alias EFI_MM_STARTUP_THIS_AP: has one processor run a procedure in this SMI.</summary>
[FunctionType("EFI_SMM_STARTUP_THIS_AP", Source = "MdePkg/Include/Pi/PiSmmCis.h")]
public delegate FirmwareTask<EfiStatus> EfiSmmStartupThisAp(FunctionPointer<EfiApProcedure> procedure, CpuIndex cpuNumber, ulong procArguments);

/// <summary>CPU_HOT_EJECT_HANDLER: what every CPU runs as it leaves an SMI in which CPUs are ejected.</summary>
[FunctionType("CPU_HOT_EJECT_HANDLER", Source = "OvmfPkg/Include/Pcd/CpuHotEjectData.h")]
public delegate FirmwareTask CpuHotEjectHandler(CpuIndex processorNum);
