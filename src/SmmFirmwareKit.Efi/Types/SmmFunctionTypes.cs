// Functions that the SMM core and PiSmmCpuDxeSmm keep pointers to.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Efi;

/// <summary>EFI_SMM_ENTRY_POINT, alias EFI_MM_ENTRY_POINT: the core's entry, which PiSmmCpuDxeSmm calls at each SMI.</summary>
[FunctionType("EFI_SMM_ENTRY_POINT", Source = "MdePkg/Include/Pi/PiSmmCis.h")]
public delegate FirmwareTask EfiSmmEntryPoint(Ptr<EfiSmmEntryContext> smmEntryContext);

/// <summary>EFI_SMM_HANDLER_ENTRY_POINT2, alias EFI_MM_HANDLER_ENTRY_POINT: an SMI handler.</summary>
[FunctionType("EFI_SMM_HANDLER_ENTRY_POINT2", Source = "MdePkg/Include/Pi/PiSmmCis.h")]
public delegate FirmwareTask<EfiStatus> EfiSmmHandlerEntryPoint2(ulong dispatchHandle, ulong context, ulong commBuffer, Ptr<ulong> commBufferSize);

/// <summary>EFI_SMM_NOTIFY_FN, alias EFI_MM_NOTIFY_FN: told of a protocol that was installed.</summary>
[FunctionType("EFI_SMM_NOTIFY_FN", Source = "MdePkg/Include/Pi/PiSmmCis.h")]
public delegate FirmwareTask<EfiStatus> EfiSmmNotifyFn(Ptr<EfiGuid> protocol, ulong @interface, ulong handle);

/// <summary>EFI_CPU_INTERRUPT_HANDLER: handles an exception or interrupt of a processor.</summary>
[FunctionType("EFI_CPU_INTERRUPT_HANDLER", Source = "MdePkg/Include/Protocol/Cpu.h")]
public delegate FirmwareTask EfiCpuInterruptHandler(ulong interruptType, ulong systemContext);
