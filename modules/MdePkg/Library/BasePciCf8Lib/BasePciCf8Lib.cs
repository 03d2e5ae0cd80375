// Instance of library class PciLib: configuration mechanism #1 through ports 0xCF8 and 0xCFC.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.MdePkg;

/// <summary>MdePkg/Library/BasePciLibCf8/BasePciLibCf8.inf over BasePciCf8Lib (PCI Local Bus Specification 3.0, 3.2.2.3.2).</summary>
/// <remarks>
/// An access selects, then transfers, with interrupts off and the old selection put back: an SMI between the two steps must not
/// see or leave another's selection (BasePciCf8Lib/PciCf8Lib.c).
/// </remarks>
[Edk2("MdePkg/Library/BasePciCf8Lib/BasePciCf8Lib.inf")]
[LibraryInstance("MdePkg/Library/BasePciLibCf8/BasePciLibCf8.inf")]
[LibraryClasses(typeof(IBaseLib), typeof(IIoLib))]
public sealed partial class BasePciCf8Lib : IPciLib
{
    private const ushort PciConfigurationAddressPort = 0xCF8;
    private const ushort PciConfigurationDataPort = 0xCFC;
    private const uint Enable = 0x80000000;

    public async FirmwareTask<byte> PciRead8(ulong address) => (byte)await Transfer(StepKind.IoRead, 1, address, 0);

    public async FirmwareTask<ushort> PciRead16(ulong address) => (ushort)await Transfer(StepKind.IoRead, 2, address, 0);

    public FirmwareTask<uint> PciRead32(ulong address) => Transfer(StepKind.IoRead, 4, address, 0);

    public async FirmwareTask<byte> PciWrite8(ulong address, byte value)
    {
        await Transfer(StepKind.IoWrite, 1, address, value);
        return value;
    }

    public async FirmwareTask<ushort> PciWrite16(ulong address, ushort value)
    {
        await Transfer(StepKind.IoWrite, 2, address, value);
        return value;
    }

    public async FirmwareTask<uint> PciWrite32(ulong address, uint value)
    {
        await Transfer(StepKind.IoWrite, 4, address, value);
        return value;
    }

    public async FirmwareTask<byte> PciOr8(ulong address, byte orData) => await PciWrite8(address, (byte)(await PciRead8(address) | orData));

    public async FirmwareTask<ushort> PciOr16(ulong address, ushort orData) => await PciWrite16(address, (ushort)(await PciRead16(address) | orData));

    public async FirmwareTask<uint> PciOr32(ulong address, uint orData) => await PciWrite32(address, await PciRead32(address) | orData);

    public async FirmwareTask<byte> PciAnd8(ulong address, byte andData) => await PciWrite8(address, (byte)(await PciRead8(address) & andData));

    public async FirmwareTask<ushort> PciAnd16(ulong address, ushort andData) => await PciWrite16(address, (ushort)(await PciRead16(address) & andData));

    public async FirmwareTask<uint> PciAnd32(ulong address, uint andData) => await PciWrite32(address, await PciRead32(address) & andData);

    public async FirmwareTask<byte> PciAndThenOr8(ulong address, byte andData, byte orData) =>
        await PciWrite8(address, (byte)((await PciRead8(address) & andData) | orData));

    public async FirmwareTask<uint> PciAndThenOr32(ulong address, uint andData, uint orData) =>
        await PciWrite32(address, (await PciRead32(address) & andData) | orData);

    private async FirmwareTask<uint> Transfer(StepKind kind, int width, ulong address, uint value)
    {
        bool interruptState = await BaseLib.SaveAndDisableInterrupts();
        uint selected = await IoLib.IoRead32(PciConfigurationAddressPort);
        await IoLib.IoWrite32(PciConfigurationAddressPort, Cf8Address(address));
        uint result = await new Step<uint>(kind, width, PciConfigurationDataPort + (address & 3), value);
        await IoLib.IoWrite32(PciConfigurationAddressPort, selected);
        await BaseLib.SetInterruptState(interruptState);
        return result;
    }

    // PCI_LIB_ADDRESS keeps function, device and bus four bits higher, to make room for extended registers.
    private static uint Cf8Address(ulong address) => Enable | ((uint)(address >> 4) & 0x00FFFF00) | ((uint)address & 0xFC);
}
