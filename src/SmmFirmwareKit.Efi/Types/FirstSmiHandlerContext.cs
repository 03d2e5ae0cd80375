// The words at the default SMBASE through which a hot-added CPU's first SMI handler talks to SmbaseRelocate.
namespace SmmFirmwareKit.Efi;

/// <summary>FIRST_SMI_HANDLER_CONTEXT (OvmfPkg/CpuHotplugSmm/FirstSmiHandlerContext.h), packed, 0x16 bytes, at 0x30000.</summary>
[FirmwareStructure("FIRST_SMI_HANDLER_CONTEXT", Pack = 1, Source = "OvmfPkg/CpuHotplugSmm/FirstSmiHandlerContext.h")]
public partial struct FirstSmiHandlerContext
{
    /// <summary>APIC ID of the CPU that may pass the gate; MAX_UINT64 closes it.</summary>
    [Shared]
    public ulong ApicIdGate;
    public uint NewSmbase;
    public uint FeatureControlHighValue;
    public uint FeatureControlLowValue;
    public byte FeatureControl;

    /// <summary>Set by the new CPU right before its RSM.</summary>
    [Shared]
    public byte AboutToLeaveSmm;
}
