// Library class QemuFwCfgLib: QEMU's firmware configuration device.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Efi;

/// <summary>FIRMWARE_CONFIG_ITEM and size of a file, what QemuFwCfgFindFile() gives back.</summary>
public readonly record struct FwCfgFile(ushort Item, ulong Size);

/// <summary>QemuFwCfgLib (OvmfPkg/Include/Library/QemuFwCfgLib.h). File names are string constants.</summary>
public interface IQemuFwCfgLib
{
    /// <summary>Whether the device's signature reads "QEMU".</summary>
    FirmwareTask<bool> QemuFwCfgIsAvailable();

    Step<ushort> QemuFwCfgSelectItem(ushort item);

    /// <summary>Reads bytes of the selected item into memory.</summary>
    FirmwareTask QemuFwCfgReadBytes(ulong size, ulong buffer);

    /// <summary>Writes bytes of the selected item by DMA, the only way the device takes writes.</summary>
    FirmwareTask QemuFwCfgWriteBytes(ulong size, ulong buffer);

    FirmwareTask QemuFwCfgSkipBytes(ulong size);

    FirmwareTask<byte> QemuFwCfgRead8();

    FirmwareTask<ushort> QemuFwCfgRead16();

    FirmwareTask<uint> QemuFwCfgRead32();

    FirmwareTask<ulong> QemuFwCfgRead64();

    /// <summary>RETURN_NOT_FOUND when there is no such file, RETURN_UNSUPPORTED without the device.</summary>
    FirmwareTask<EfiResult<FwCfgFile>> QemuFwCfgFindFile(string name);
}
