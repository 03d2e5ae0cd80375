// What PiSmmCpuDxeSmm and CpuHotplugSmm share about every slot, published through PcdCpuHotPlugDataAddress.
namespace SmmFirmwareKit.Efi;

/// <summary>CPU_HOT_PLUG_DATA (UefiCpuPkg/Include/CpuHotPlugData.h), 0x28 bytes.</summary>
[FirmwareStructure("CPU_HOT_PLUG_DATA", Source = "UefiCpuPkg/Include/CpuHotPlugData.h")]
public partial struct CpuHotPlugData
{
    /// <summary>CPU_HOT_PLUG_DATA_REVISION_1.</summary>
    public const uint Revision1 = 1;

    public uint Revision;
    public uint ArrayLength;

    /// <summary>UINT64 ApicId[ArrayLength]; INVALID_APIC_ID marks an empty slot.</summary>
    public Ptr<ulong> ApicId;

    /// <summary>UINTN SmBase[ArrayLength].</summary>
    public Ptr<ulong> SmBase;
    public uint Reserved;
    public uint SmrrBase;
    public uint SmrrSize;
}
