// Save-state registers by name, in the AMD64 map that QEMU's processors write.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.Library.MmSaveStateLib;

/// <summary>AmdMmSaveStateLib. The register table is generated from <see cref="AmdSmramSaveStateMap64"/>.</summary>
[Edk2("UefiCpuPkg/Library/MmSaveStateLib/AmdMmSaveState.c")]
public sealed partial class AmdMmSaveState(LibraryInstances libraries) : IMmSaveStateLib
{
    private const ulong DwordSize = sizeof(uint);

    private readonly IBaseMemoryLib _baseMemoryLib = libraries.Get<IBaseMemoryLib>();
    private readonly IMmServicesTableLib _mmServicesTableLib = libraries.Get<IMmServicesTableLib>();

    /// <summary>
    /// Copies a register to <paramref name="buffer"/>. NOT_FOUND: the map lacks it, or no I/O instruction is behind the SMI.
    /// INVALID_PARAMETER: <paramref name="width"/> is beyond the register's, or not what the pseudo-register asks for.
    /// </summary>
    public FirmwareTask<EfiStatus> MmSaveStateReadRegister(CpuIndex cpuIndex, EfiMmSaveStateRegister register, ulong width, ulong buffer) => register switch
    {
        EfiMmSaveStateRegister.Lma => ReadLma(width, buffer),
        EfiMmSaveStateRegister.Io => ReadIo(cpuIndex, width, buffer),
        _ => MmSaveStateReadRegisterByIndex(cpuIndex, register, width, buffer),
    };

    /// <summary>
    /// Copies <paramref name="buffer"/> to a register. SUCCESS without effect for LMA. NOT_FOUND: I/O, or unknown.
    /// UNSUPPORTED: read-only. INVALID_PARAMETER: too wide.
    /// </summary>
    public async FirmwareTask<EfiStatus> MmSaveStateWriteRegister(CpuIndex cpuIndex, EfiMmSaveStateRegister register, ulong width, ulong buffer)
    {
        if (register == EfiMmSaveStateRegister.Lma)
        {
            return EfiStatus.Success;
        }

        if (register == EfiMmSaveStateRegister.Io || !AmdSmramSaveStateMap64.TryGetRegister(register, out SaveStateRegisterInfo info))
        {
            return EfiStatus.NotFound;
        }

        if (!info.Writable)
        {
            return EfiStatus.Unsupported;
        }

        EfiStatus status = CheckWidth(info, width);
        if (!status.IsError())
        {
            ulong map = await MapOf(cpuIndex);
            await CopyHalves(map + info.OffsetLo, buffer, map + info.OffsetHi, buffer + DwordSize, width);
        }

        return status;
    }

    /// <summary>Reads a register that lies in the map, at most its width.</summary>
    private async FirmwareTask<EfiStatus> MmSaveStateReadRegisterByIndex(CpuIndex cpuIndex, EfiMmSaveStateRegister register, ulong width, ulong buffer)
    {
        if (!AmdSmramSaveStateMap64.TryGetRegister(register, out SaveStateRegisterInfo info))
        {
            return EfiStatus.NotFound;
        }

        EfiStatus status = CheckWidth(info, width);
        if (!status.IsError())
        {
            ulong map = await MapOf(cpuIndex);
            await CopyHalves(buffer, map + info.OffsetLo, buffer + DwordSize, map + info.OffsetHi, width);
        }

        return status;
    }

    private static EfiStatus CheckWidth(SaveStateRegisterInfo info, ulong width)
    {
        if (info.Width == 0)
        {
            return EfiStatus.NotFound;
        }

        return width > (ulong)info.Width ? EfiStatus.InvalidParameter : EfiStatus.Success;
    }

    // The map keeps the halves of some registers apart.
    private async FirmwareTask CopyHalves(ulong toLow, ulong fromLow, ulong toHigh, ulong fromHigh, ulong width)
    {
        await _baseMemoryLib.CopyMem(toLow, fromLow, Math.Min(DwordSize, width));
        if (width > DwordSize)
        {
            await _baseMemoryLib.CopyMem(toHigh, fromHigh, width - DwordSize);
        }
    }

    private async FirmwareTask<ulong> MapOf(CpuIndex cpuIndex)
    {
        Ptr<EfiSmmSystemTable2> mmst = await _mmServicesTableLib.gMmst;
        return await new Ptr<ulong>(await mmst.CpuSaveState)[cpuIndex.Value];
    }
}
