// C function type of a PEIM's notifications.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Efi;

/// <summary>Called back when a PPI is installed.</summary>
[FunctionType("EFI_PEIM_NOTIFY_ENTRY_POINT", Source = "MdePkg/Include/Pi/PiPeiCis.h")]
public delegate FirmwareTask<EfiStatus> EfiPeimNotifyEntryPoint(ulong peiServices, ulong notifyDescriptor, ulong ppi);
