// Page attributes of memory as SMM maps it.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Efi;

/// <summary>EDKII_SMM_MEMORY_ATTRIBUTE_PROTOCOL. Addresses and lengths are whole pages; attributes are EFI_MEMORY_RP, RO and XP.</summary>
[Protocol("EDKII_SMM_MEMORY_ATTRIBUTE_PROTOCOL", "69B792EA-39CE-402D-A2A6-F721DE351DFE", GuidName = "gEdkiiSmmMemoryAttributeProtocolGuid", Source = "MdeModulePkg/Include/Protocol/SmmMemoryAttribute.h")]
public interface IEdkiiSmmMemoryAttributeProtocol
{
    FirmwareTask<EfiStatus> GetMemoryAttributes(Ptr<EdkiiSmmMemoryAttributeProtocol> @this, PhysicalAddress baseAddress, ulong length, Ptr<ulong> attributes);

    FirmwareTask<EfiStatus> SetMemoryAttributes(Ptr<EdkiiSmmMemoryAttributeProtocol> @this, PhysicalAddress baseAddress, ulong length, ulong attributes);

    FirmwareTask<EfiStatus> ClearMemoryAttributes(Ptr<EdkiiSmmMemoryAttributeProtocol> @this, PhysicalAddress baseAddress, ulong length, ulong attributes);
}

/// <summary>Table of <see cref="IEdkiiSmmMemoryAttributeProtocol"/>.</summary>
public partial struct EdkiiSmmMemoryAttributeProtocol;
