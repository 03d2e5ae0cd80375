// Save-state registers by name, in the maps of Intel's processors.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.Library.MmSaveStateLib;

/// <summary>IntelMmSaveStateLib. The register table and the decoding of IOMisc are generated from the maps' declarations.</summary>
[Edk2("UefiCpuPkg/Library/MmSaveStateLib/IntelMmSaveState.c")]
[LibraryInstance("UefiCpuPkg/Library/MmSaveStateLib/IntelMmSaveStateLib.inf", ModuleTypes.DxeSmmDriver)]
[LibraryClasses(typeof(IBaseLib))]
public sealed partial class IntelMmSaveState : MmSaveStateCommon, IMmSaveStateLib
{
    /// <summary>
    /// Copies a register to <paramref name="buffer"/>. NOT_FOUND: the map lacks it, or no I/O instruction that it describes is
    /// behind the SMI. INVALID_PARAMETER: <paramref name="width"/> is beyond the register's, or not what the pseudo-register asks for.
    /// </summary>
    public async FirmwareTask<EfiStatus> MmSaveStateReadRegister(CpuIndex cpuIndex, EfiMmSaveStateRegister register, ulong width, ulong buffer)
    {
        if (register == EfiMmSaveStateRegister.Lma)
        {
            return await ReadLma(width, buffer);
        }

        bool x64 = await IsX64();
        if (register == EfiMmSaveStateRegister.Io)
        {
            return await ReadIo(cpuIndex, x64, width, buffer);
        }

        return SmramSaveStateMap.TryGetRegister(register, x64, out SaveStateRegisterInfo row)
            ? await MmSaveStateReadRegisterByIndex(cpuIndex, row, width, buffer)
            : EfiStatus.NotFound;
    }

    /// <summary>
    /// Copies <paramref name="buffer"/> to a register. SUCCESS without effect for LMA. NOT_FOUND: I/O, unknown, or not in this
    /// map. UNSUPPORTED: read-only. INVALID_PARAMETER: too wide.
    /// </summary>
    public async FirmwareTask<EfiStatus> MmSaveStateWriteRegister(CpuIndex cpuIndex, EfiMmSaveStateRegister register, ulong width, ulong buffer)
    {
        if (register == EfiMmSaveStateRegister.Lma)
        {
            return EfiStatus.Success;
        }

        return SmramSaveStateMap.TryGetRegister(register, await IsX64(), out SaveStateRegisterInfo row)
            ? await WriteRegisterByIndex(cpuIndex, row, width, buffer)
            : EfiStatus.NotFound;
    }

    private async FirmwareTask<EfiStatus> ReadLma(ulong width, ulong buffer)
    {
        if (width != 1)
        {
            return EfiStatus.InvalidParameter;
        }

        await new Ptr<byte>(buffer).Value.Set(await MmSaveStateGetRegisterLma());
        return EfiStatus.Success;
    }

    /// <summary>NOT_FOUND: before revision 0x30004 IOMisc is undefined; from then on it says what raised the SMI.</summary>
    private async FirmwareTask<EfiStatus> ReadIo(CpuIndex cpuIndex, bool x64, ulong width, ulong buffer)
    {
        ulong map = await CpuSaveState(cpuIndex);
        uint smmRevId = await new Field<uint>(map + PlaceOf(SaveStateRole.SmmRevId, x64).Offset);
        uint ioMisc = await new Field<uint>(map + PlaceOf(SaveStateRole.IoInformation, x64).Offset);
        if (!TryDecodeIo(x64, smmRevId, ioMisc, out SaveStateIo io))
        {
            return EfiStatus.NotFound;
        }

        SmramSaveStateMap.TryGetRegister(EfiMmSaveStateRegister.Rax, x64, out SaveStateRegisterInfo rax);
        return await FillIoInfo(cpuIndex, io, rax, width, buffer);
    }

    private static SaveStatePlace PlaceOf(SaveStateRole role, bool x64) =>
        x64 ? SmramSaveStateMap64.PlaceOf(role) : SmramSaveStateMap32.PlaceOf(role);

    private static bool TryDecodeIo(bool x64, uint smmRevId, uint ioMisc, out SaveStateIo io) =>
        x64 ? SmramSaveStateMap64.TryDecodeIo(smmRevId, ioMisc, out io) : SmramSaveStateMap32.TryDecodeIo(smmRevId, ioMisc, out io);
}
