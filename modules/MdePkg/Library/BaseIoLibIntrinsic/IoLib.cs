// Instance of library class IoLib: IN, OUT, and loads and stores of device registers.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.MdePkg;

/// <summary>MdePkg/Library/BaseIoLibIntrinsic/BaseIoLibIntrinsic.inf.</summary>
[Edk2("MdePkg/Library/BaseIoLibIntrinsic/BaseIoLibIntrinsic.inf", Name = "IoLib")]
[LibraryInstance("MdePkg/Library/BaseIoLibIntrinsic/BaseIoLibIntrinsic.inf")]
public sealed partial class IoLib : IIoLib
{
    public Step<byte> IoRead8(ushort port) => new(StepKind.IoRead, 1, port);

    public Step<ushort> IoRead16(ushort port) => new(StepKind.IoRead, 2, port);

    public Step<uint> IoRead32(ushort port) => new(StepKind.IoRead, 4, port);

    public Step<byte> IoWrite8(ushort port, byte value) => new(StepKind.IoWrite, 1, port, value);

    public Step<ushort> IoWrite16(ushort port, ushort value) => new(StepKind.IoWrite, 2, port, value);

    public Step<uint> IoWrite32(ushort port, uint value) => new(StepKind.IoWrite, 4, port, value);

    public async FirmwareTask<byte> IoOr8(ushort port, byte orData)
    {
        byte value = (byte)(await IoRead8(port) | orData);
        await IoWrite8(port, value);
        return value;
    }

    public async FirmwareTask<ushort> IoOr16(ushort port, ushort orData)
    {
        ushort value = (ushort)(await IoRead16(port) | orData);
        await IoWrite16(port, value);
        return value;
    }

    public async FirmwareTask<uint> IoOr32(ushort port, uint orData)
    {
        uint value = await IoRead32(port) | orData;
        await IoWrite32(port, value);
        return value;
    }

    public async FirmwareTask<byte> IoAnd8(ushort port, byte andData)
    {
        byte value = (byte)(await IoRead8(port) & andData);
        await IoWrite8(port, value);
        return value;
    }

    public async FirmwareTask<ushort> IoAnd16(ushort port, ushort andData)
    {
        ushort value = (ushort)(await IoRead16(port) & andData);
        await IoWrite16(port, value);
        return value;
    }

    public async FirmwareTask<uint> IoAnd32(ushort port, uint andData)
    {
        uint value = await IoRead32(port) & andData;
        await IoWrite32(port, value);
        return value;
    }

    public ReadStep<byte> MmioRead8(ulong address) => new Field<byte>(address).GetAwaiter();

    public ReadStep<ushort> MmioRead16(ulong address) => new Field<ushort>(address).GetAwaiter();

    public ReadStep<uint> MmioRead32(ulong address) => new Field<uint>(address).GetAwaiter();

    public ReadStep<ulong> MmioRead64(ulong address) => new Field<ulong>(address).GetAwaiter();

    public WriteStep<byte> MmioWrite8(ulong address, byte value) => new Field<byte>(address).Set(value);

    public WriteStep<ushort> MmioWrite16(ulong address, ushort value) => new Field<ushort>(address).Set(value);

    public WriteStep<uint> MmioWrite32(ulong address, uint value) => new Field<uint>(address).Set(value);

    public WriteStep<ulong> MmioWrite64(ulong address, ulong value) => new Field<ulong>(address).Set(value);
}
