// What the MP services tell about one processor.
using System.Runtime.InteropServices;

namespace SmmFirmwareKit.Efi;

/// <summary>EFI_PROCESSOR_INFORMATION (MdePkg/Include/Protocol/MpService.h), 0x30 bytes.</summary>
[FirmwareStructure("EFI_PROCESSOR_INFORMATION", Source = "MdePkg/Include/Protocol/MpService.h")]
public partial struct EfiProcessorInformation
{
    /// <summary>PROCESSOR_AS_BSP_BIT of StatusFlag.</summary>
    public const uint ProcessorAsBspBit = 1 << 0;

    /// <summary>PROCESSOR_ENABLED_BIT of StatusFlag.</summary>
    public const uint ProcessorEnabledBit = 1 << 1;

    /// <summary>PROCESSOR_HEALTH_STATUS_BIT of StatusFlag.</summary>
    public const uint ProcessorHealthStatusBit = 1 << 2;

    /// <summary>CPU_V2_EXTENDED_TOPOLOGY: OR-ed into a ProcessorNumber it asks for the six-level location.</summary>
    public const ulong CpuV2ExtendedTopology = 1 << 24;

    /// <summary>The local APIC ID; all ones for an empty slot of PiSmmCpuDxeSmm.</summary>
    public ulong ProcessorId;
    public uint StatusFlag;
    public EfiCpuPhysicalLocation Location;

    public ExtendedProcessorInformation ExtendedInformation;
}

/// <summary>EXTENDED_PROCESSOR_INFORMATION, a union that has one member so far.</summary>
[FirmwareUnion("EXTENDED_PROCESSOR_INFORMATION", Source = "MdePkg/Include/Protocol/MpService.h")]
public partial struct ExtendedProcessorInformation
{
    /// <summary>The six-level location, when CPU_V2_EXTENDED_TOPOLOGY asked for it.</summary>
    [FieldOffset(0)] public EfiCpuPhysicalLocation2 Location2;
}
