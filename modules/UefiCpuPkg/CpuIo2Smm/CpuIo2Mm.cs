// Port and memory access for SMM drivers.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Modules.MdeModulePkg.Core.PiSmmCore;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.CpuIo2Smm;

/// <summary>EFI_MM_CPU_IO_PROTOCOL. Linked into the SMM core; in C it is a driver of its own.</summary>
[Edk2("UefiCpuPkg/CpuIo2Smm/CpuIo2Mm.c")]
public sealed partial class CpuIo2Mm(PiSmmCoreModule module) : ImagePart
{
    private const ulong MAX_IO_PORT_ADDRESS = 0xFFFF;

    [Global] private partial Field<EfiMmCpuIoProtocol> mSmmCpuIo2 { get; }

    /// <summary>Puts the four functions into the SMST and installs the protocol. Propagated from MmInstallProtocolInterface.</summary>
    public async FirmwareTask<EfiStatus> SmmCpuIo2Initialize()
    {
        await Fill(mSmmCpuIo2);
        await Fill((await SmmServicesTableLib.gMmst).SmmIo);
        return (await SmmServicesTableLib.MmInstallProtocolInterface(mSmmCpuIo2.Pointer)).Status;
    }

    /// <summary>Reads ports. INVALID_PARAMETER: NULL or a width over 32 bits. UNSUPPORTED: past the last port.</summary>
    [EntryPoint(Ordinal = 0)]
    [Implements<IEfiMmCpuIoProtocol>("Io.Read")]
    public async FirmwareTask<EfiStatus> CpuIoServiceRead(Ptr<EfiMmCpuIoProtocol> @this, EfiMmIoWidth width, ulong address, ulong count, ulong buffer)
    {
        EfiStatus status = CpuIoCheckParameter(mmio: false, width, address, count, buffer);
        for (ulong index = 0; index < count && !status.IsError(); index++)
        {
            await Store(width, buffer + (index * Size(width)), await ReadPort(width, (ushort)(address + (index * Size(width)))));
        }

        return status;
    }

    /// <summary>Writes ports. INVALID_PARAMETER: NULL or a width over 32 bits. UNSUPPORTED: past the last port.</summary>
    [EntryPoint(Ordinal = 1)]
    [Implements<IEfiMmCpuIoProtocol>("Io.Write")]
    public async FirmwareTask<EfiStatus> CpuIoServiceWrite(Ptr<EfiMmCpuIoProtocol> @this, EfiMmIoWidth width, ulong address, ulong count, ulong buffer)
    {
        EfiStatus status = CpuIoCheckParameter(mmio: false, width, address, count, buffer);
        for (ulong index = 0; index < count && !status.IsError(); index++)
        {
            await WritePort(width, (ushort)(address + (index * Size(width))), await Load(width, buffer + (index * Size(width))));
        }

        return status;
    }

    /// <summary>Reads memory. INVALID_PARAMETER: NULL or no such width. UNSUPPORTED: past the last address.</summary>
    [EntryPoint(Ordinal = 2)]
    [Implements<IEfiMmCpuIoProtocol>("Mem.Read")]
    public async FirmwareTask<EfiStatus> CpuMemoryServiceRead(Ptr<EfiMmCpuIoProtocol> @this, EfiMmIoWidth width, ulong address, ulong count, ulong buffer)
    {
        EfiStatus status = CpuIoCheckParameter(mmio: true, width, address, count, buffer);
        for (ulong index = 0; index < count && !status.IsError(); index++)
        {
            await Store(width, buffer + (index * Size(width)), await Load(width, address + (index * Size(width))));
        }

        return status;
    }

    /// <summary>Writes memory. INVALID_PARAMETER: NULL or no such width. UNSUPPORTED: past the last address.</summary>
    [EntryPoint(Ordinal = 3)]
    [Implements<IEfiMmCpuIoProtocol>("Mem.Write")]
    public async FirmwareTask<EfiStatus> CpuMemoryServiceWrite(Ptr<EfiMmCpuIoProtocol> @this, EfiMmIoWidth width, ulong address, ulong count, ulong buffer)
    {
        EfiStatus status = CpuIoCheckParameter(mmio: true, width, address, count, buffer);
        for (ulong index = 0; index < count && !status.IsError(); index++)
        {
            await Store(width, address + (index * Size(width)), await Load(width, buffer + (index * Size(width))));
        }

        return status;
    }

    private static EfiStatus CpuIoCheckParameter(bool mmio, EfiMmIoWidth width, ulong address, ulong count, ulong buffer)
    {
        if (buffer == 0 || width > (mmio ? EfiMmIoWidth.Uint64 : EfiMmIoWidth.Uint32))
        {
            return EfiStatus.InvalidParameter;
        }

        ulong limit = mmio ? ulong.MaxValue : MAX_IO_PORT_ADDRESS;
        return count != 0 && (address > limit || (limit - address) / Size(width) < count - 1)
            ? EfiStatus.Unsupported
            : EfiStatus.Success;
    }

    private static ulong Size(EfiMmIoWidth width) => 1UL << (int)width;

    private async FirmwareTask<ulong> ReadPort(EfiMmIoWidth width, ushort port) => width switch
    {
        EfiMmIoWidth.Uint8 => await IoLib.IoRead8(port),
        EfiMmIoWidth.Uint16 => await IoLib.IoRead16(port),
        _ => await IoLib.IoRead32(port),
    };

    private async FirmwareTask WritePort(EfiMmIoWidth width, ushort port, ulong value)
    {
        switch (width)
        {
            case EfiMmIoWidth.Uint8:
                await IoLib.IoWrite8(port, (byte)value);
                break;
            case EfiMmIoWidth.Uint16:
                await IoLib.IoWrite16(port, (ushort)value);
                break;
            default:
                await IoLib.IoWrite32(port, (uint)value);
                break;
        }
    }

    private static async FirmwareTask<ulong> Load(EfiMmIoWidth width, ulong address) => width switch
    {
        EfiMmIoWidth.Uint8 => await new Field<byte>(address),
        EfiMmIoWidth.Uint16 => await new Field<ushort>(address),
        EfiMmIoWidth.Uint32 => await new Field<uint>(address),
        _ => await new Field<ulong>(address),
    };

    private static async FirmwareTask Store(EfiMmIoWidth width, ulong address, ulong value)
    {
        switch (width)
        {
            case EfiMmIoWidth.Uint8:
                await new Field<byte>(address).Set((byte)value);
                break;
            case EfiMmIoWidth.Uint16:
                await new Field<ushort>(address).Set((ushort)value);
                break;
            case EfiMmIoWidth.Uint32:
                await new Field<uint>(address).Set((uint)value);
                break;
            default:
                await new Field<ulong>(address).Set(value);
                break;
        }
    }
}
