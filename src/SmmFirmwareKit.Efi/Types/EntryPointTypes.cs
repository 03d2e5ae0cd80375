// Functions by which a core enters an image or tells it of an event.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Efi;

/// <summary>EFI_IMAGE_ENTRY_POINT: entry of a DXE or SMM driver.</summary>
[FunctionType("EFI_IMAGE_ENTRY_POINT", Source = "MdePkg/Include/Uefi/UefiSpec.h")]
public delegate FirmwareTask<EfiStatus> EfiImageEntryPoint(ulong imageHandle, ulong systemTable);

/// <summary>EFI_PEIM_ENTRY_POINT2: entry of a PEIM.</summary>
[FunctionType("EFI_PEIM_ENTRY_POINT2", Source = "MdePkg/Include/Pi/PiPeiCis.h")]
public delegate FirmwareTask<EfiStatus> EfiPeimEntryPoint2(ulong fileHandle, ulong peiServices);

/// <summary>EFI_EVENT_NOTIFY: what the DXE core calls when an event is signalled.</summary>
[FunctionType("EFI_EVENT_NOTIFY", Source = "MdePkg/Include/Uefi/UefiSpec.h")]
public delegate FirmwareTask EfiEventNotify(ulong @event, ulong context);
