// What CpuHotplugSmm and OVMF's SmmCpuFeaturesLib share about CPUs to eject, published through PcdCpuHotEjectDataAddress.
namespace SmmFirmwareKit.Efi;

/// <summary>CPU_HOT_EJECT_DATA (OvmfPkg/Include/Pcd/CpuHotEjectData.h), 0x18 bytes.</summary>
[FirmwareStructure("CPU_HOT_EJECT_DATA", Source = "OvmfPkg/Include/Pcd/CpuHotEjectData.h")]
public partial struct CpuHotEjectData
{
    /// <summary>CPU_EJECT_QEMU_SELECTOR_INVALID.</summary>
    public const ulong CpuEjectQemuSelectorInvalid = ulong.MaxValue;

    /// <summary>Volatile UINT64 *: the QEMU selector of each processor to eject, by processor number.</summary>
    public Ptr<ulong> QemuSelectorMap;

    /// <summary>NULL while nothing is to be ejected.</summary>
    [Shared]
    public FunctionPointer<CpuHotEjectHandler> Handler;
    public uint ArrayLength;
}
