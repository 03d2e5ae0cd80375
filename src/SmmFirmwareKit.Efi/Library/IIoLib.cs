// Library class IoLib: ports and memory-mapped registers.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Efi;

/// <summary>IoLib (MdePkg/Include/Library/IoLib.h).</summary>
public interface IIoLib
{
    Step<byte> IoRead8(ushort port);

    Step<ushort> IoRead16(ushort port);

    Step<uint> IoRead32(ushort port);

    /// <summary>OUT; the result of the step means nothing.</summary>
    Step<byte> IoWrite8(ushort port, byte value);

    Step<ushort> IoWrite16(ushort port, ushort value);

    Step<uint> IoWrite32(ushort port, uint value);

    /// <summary>Read, OR, write; the result is what was written.</summary>
    FirmwareTask<byte> IoOr8(ushort port, byte orData);

    FirmwareTask<ushort> IoOr16(ushort port, ushort orData);

    FirmwareTask<uint> IoOr32(ushort port, uint orData);

    FirmwareTask<byte> IoAnd8(ushort port, byte andData);

    FirmwareTask<ushort> IoAnd16(ushort port, ushort andData);

    FirmwareTask<uint> IoAnd32(ushort port, uint andData);

    ReadStep<byte> MmioRead8(ulong address);

    ReadStep<ushort> MmioRead16(ulong address);

    ReadStep<uint> MmioRead32(ulong address);

    ReadStep<ulong> MmioRead64(ulong address);

    WriteStep<byte> MmioWrite8(ulong address, byte value);

    WriteStep<ushort> MmioWrite16(ulong address, ushort value);

    WriteStep<uint> MmioWrite32(ulong address, uint value);

    WriteStep<ulong> MmioWrite64(ulong address, ulong value);
}
