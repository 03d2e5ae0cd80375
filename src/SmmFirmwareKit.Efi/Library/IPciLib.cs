// Library class PciLib: PCI configuration space.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Efi;

/// <summary>PciLib (MdePkg/Include/Library/PciLib.h); addresses are made by <see cref="PciLibAddress.Of"/>.</summary>
public interface IPciLib
{
    FirmwareTask<byte> PciRead8(ulong address);

    FirmwareTask<ushort> PciRead16(ulong address);

    FirmwareTask<uint> PciRead32(ulong address);

    FirmwareTask<byte> PciWrite8(ulong address, byte value);

    FirmwareTask<ushort> PciWrite16(ulong address, ushort value);

    FirmwareTask<uint> PciWrite32(ulong address, uint value);

    /// <summary>Read, OR, write; the result is what was written.</summary>
    FirmwareTask<byte> PciOr8(ulong address, byte orData);

    FirmwareTask<ushort> PciOr16(ulong address, ushort orData);

    FirmwareTask<uint> PciOr32(ulong address, uint orData);

    FirmwareTask<byte> PciAnd8(ulong address, byte andData);

    FirmwareTask<ushort> PciAnd16(ulong address, ushort andData);

    FirmwareTask<uint> PciAnd32(ulong address, uint andData);

    /// <summary>Read, AND, OR, write; the result is what was written.</summary>
    FirmwareTask<byte> PciAndThenOr8(ulong address, byte andData, byte orData);

    FirmwareTask<uint> PciAndThenOr32(ulong address, uint andData, uint orData);
}

/// <summary>PCI_LIB_ADDRESS() (MdePkg/Include/Library/PciLib.h).</summary>
public static class PciLibAddress
{
    /// <summary>Register bits 11:0, function 14:12, device 19:15, bus 27:20.</summary>
    public static ulong Of(uint bus, uint device, uint function, uint register) =>
        (register & 0xFFF) | ((function & 0x7) << 12) | ((device & 0x1F) << 15) | ((bus & 0xFF) << 20);
}
