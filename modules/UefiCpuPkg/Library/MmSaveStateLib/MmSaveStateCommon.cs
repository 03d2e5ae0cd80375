// Copying registers out of and into a save-state map, once their row in a lookup table is known.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.Library.MmSaveStateLib;

/// <summary>What IntelMmSaveState.c and AmdMmSaveState.c share.</summary>
[Edk2("UefiCpuPkg/Library/MmSaveStateLib/MmSaveStateCommon.c")]
[LibraryInstance("UefiCpuPkg/Library/MmSaveStateLib", ModuleTypes.DxeSmmDriver)]
[LibraryClasses(typeof(IBaseMemoryLib), typeof(IMmServicesTableLib))]
public abstract partial class MmSaveStateCommon
{
    private const ulong DwordSize = sizeof(uint);

    /// <summary>Reads a register. NOT_FOUND: the map does not keep it. INVALID_PARAMETER: <paramref name="width"/> is beyond the register's.</summary>
    internal async FirmwareTask<EfiStatus> MmSaveStateReadRegisterByIndex(CpuIndex cpuIndex, SaveStateRegisterInfo row, ulong width, ulong buffer)
    {
        EfiStatus status = CheckWidth(row, width);
        if (!status.IsError())
        {
            ulong map = await CpuSaveState(cpuIndex);
            await CopyHalves(buffer, map + row.OffsetLo, buffer + DwordSize, map + row.OffsetHi, width);
        }

        return status;
    }

    /// <summary>Writes a register. UNSUPPORTED: it is read-only, whether the map keeps it or not. Else as reading.</summary>
    internal async FirmwareTask<EfiStatus> WriteRegisterByIndex(CpuIndex cpuIndex, SaveStateRegisterInfo row, ulong width, ulong buffer)
    {
        EfiStatus status = row.Writable ? CheckWidth(row, width) : EfiStatus.Unsupported;
        if (!status.IsError())
        {
            ulong map = await CpuSaveState(cpuIndex);
            await CopyHalves(map + row.OffsetLo, buffer, map + row.OffsetHi, buffer + DwordSize, width);
        }

        return status;
    }

    /// <summary>Fills EFI_MM_SAVE_STATE_IO_INFO; its data is RAX, as wide as the access. INVALID_PARAMETER: the buffer is too small.</summary>
    internal async FirmwareTask<EfiStatus> FillIoInfo(CpuIndex cpuIndex, SaveStateIo io, SaveStateRegisterInfo rax, ulong width, ulong buffer)
    {
        if (width < EfiMmSaveStateIoInfo.SizeOf)
        {
            return EfiStatus.InvalidParameter;
        }

        Ptr<EfiMmSaveStateIoInfo> ioInfo = new(buffer);
        await BaseMemoryLib.ZeroMem(buffer, EfiMmSaveStateIoInfo.SizeOf);
        await ioInfo.IoPort.Set(io.Port);
        await ioInfo.IoWidth.Set(io.Width);
        await ioInfo.IoType.Set(io.Type);
        return await MmSaveStateReadRegisterByIndex(cpuIndex, rax, (ulong)io.Bytes, ioInfo.IoData.Address);
    }

    internal async FirmwareTask<ulong> CpuSaveState(CpuIndex cpuIndex)
    {
        Ptr<EfiSmmSystemTable2> mmst = await MmServicesTableLib.gMmst;
        return await new Ptr<ulong>(await mmst.CpuSaveState)[cpuIndex.Value];
    }

    private static EfiStatus CheckWidth(SaveStateRegisterInfo row, ulong width)
    {
        if (row.Width == 0)
        {
            return EfiStatus.NotFound;
        }

        return width > (ulong)row.Width ? EfiStatus.InvalidParameter : EfiStatus.Success;
    }

    // The map keeps the halves of some registers apart.
    private async FirmwareTask CopyHalves(ulong toLow, ulong fromLow, ulong toHigh, ulong fromHigh, ulong width)
    {
        await BaseMemoryLib.CopyMem(toLow, fromLow, Math.Min(DwordSize, width));
        if (width > DwordSize)
        {
            await BaseMemoryLib.CopyMem(toHigh, fromHigh, width - DwordSize);
        }
    }
}
