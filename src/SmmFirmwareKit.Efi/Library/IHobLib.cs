// Library class HobLib: hand-off blocks.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Efi;

/// <summary>HobLib (MdePkg/Include/Library/HobLib.h). HOBs are addresses in RAM; 0 is NULL.</summary>
public interface IHobLib
{
    /// <summary>Address of the first HOB, EFI_HOB_HANDOFF_INFO_TABLE.</summary>
    ulong GetHobList();

    /// <summary>What the PEI core does when memory is up (MdeModulePkg/Core/Pei/Hob/Hob.c PeiCoreBuildHobHandoffInfoTable).</summary>
    FirmwareTask CreateHobList(EfiBootMode bootMode, ulong memoryBegin, ulong memoryLength);

    FirmwareTask<EfiBootMode> GetBootModeHob();

    /// <summary>The first HOB of a type at or after <paramref name="hobStart"/>, or 0.</summary>
    FirmwareTask<ulong> GetNextHob(EfiHobType type, ulong hobStart);

    /// <summary>The first GUID HOB of a name, or 0.</summary>
    FirmwareTask<ulong> GetFirstGuidHob(EfiGuid guid);

    /// <summary>The first GUID HOB of a name at or after <paramref name="hobStart"/>, or 0.</summary>
    FirmwareTask<ulong> GetNextGuidHob(EfiGuid guid, ulong hobStart);

    /// <summary>GET_NEXT_HOB(): the address behind a HOB.</summary>
    FirmwareTask<ulong> GetHobAfter(ulong hob);

    /// <summary>GET_GUID_HOB_DATA(): the address of a GUID HOB's data.</summary>
    ulong GetGuidHobData(ulong hob);

    /// <summary>GET_GUID_HOB_DATA_SIZE(), which is rounded up to 8 bytes.</summary>
    FirmwareTask<ulong> GetGuidHobDataSize(ulong hob);

    /// <summary>Appends a GUID HOB; returns the address of its data, or 0 when it is too long (0xFFE0 bytes and more).</summary>
    FirmwareTask<ulong> BuildGuidHob(EfiGuid guid, ulong dataLength);

    /// <summary>Appends a GUID HOB with a copy of data.</summary>
    FirmwareTask<ulong> BuildGuidDataHob(EfiGuid guid, ulong data, ulong dataLength);
}
