// Save-state registers by name, in the AMD64 map that QEMU's processors write.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.Library.MmSaveStateLib;

/// <summary>AmdMmSaveStateLib. The register table and the decoding of IO_DWord are generated from the map's declaration.</summary>
[Edk2("UefiCpuPkg/Library/MmSaveStateLib/AmdMmSaveState.c")]
[LibraryInstance("UefiCpuPkg/Library/MmSaveStateLib/AmdMmSaveStateLib.inf", ModuleTypes.DxeSmmDriver)]
public sealed partial class AmdMmSaveState : MmSaveStateCommon, IMmSaveStateLib
{
    /// <summary>
    /// Copies a register to <paramref name="buffer"/>. NOT_FOUND: the map lacks it, or no I/O instruction is behind the SMI.
    /// INVALID_PARAMETER: <paramref name="width"/> is beyond the register's, or not what the pseudo-register asks for.
    /// </summary>
    public FirmwareTask<EfiStatus> MmSaveStateReadRegister(CpuIndex cpuIndex, EfiMmSaveStateRegister register, ulong width, ulong buffer)
    {
        if (register == EfiMmSaveStateRegister.Lma)
        {
            return ReadLma(width, buffer);
        }

        if (register == EfiMmSaveStateRegister.Io)
        {
            return ReadIo(cpuIndex, width, buffer);
        }

        return AmdSmramSaveStateMap.TryGetRegister(register, out SaveStateRegisterInfo row)
            ? MmSaveStateReadRegisterByIndex(cpuIndex, row, width, buffer)
            : FirmwareTask<EfiStatus>.FromResult(EfiStatus.NotFound);
    }

    /// <summary>
    /// Copies <paramref name="buffer"/> to a register. SUCCESS without effect for LMA. NOT_FOUND: I/O, or unknown.
    /// UNSUPPORTED: read-only. INVALID_PARAMETER: too wide.
    /// </summary>
    public FirmwareTask<EfiStatus> MmSaveStateWriteRegister(CpuIndex cpuIndex, EfiMmSaveStateRegister register, ulong width, ulong buffer)
    {
        if (register == EfiMmSaveStateRegister.Lma)
        {
            return FirmwareTask<EfiStatus>.FromResult(EfiStatus.Success);
        }

        return AmdSmramSaveStateMap.TryGetRegister(register, out SaveStateRegisterInfo row)
            ? WriteRegisterByIndex(cpuIndex, row, width, buffer)
            : FirmwareTask<EfiStatus>.FromResult(EfiStatus.NotFound);
    }

    /// <summary>Processors that write this map have long mode, so it is always 64. INVALID_PARAMETER: width is not 1.</summary>
    private static async FirmwareTask<EfiStatus> ReadLma(ulong width, ulong buffer)
    {
        if (width != 1)
        {
            return EfiStatus.InvalidParameter;
        }

        await new Ptr<byte>(buffer).Value.Set(EfiMmSaveStateRegisterLma.EFI_MM_SAVE_STATE_REGISTER_LMA_64BIT);
        return EfiStatus.Success;
    }

    /// <summary>QEMU leaves IO_DWord zero, so under OVMF the answer is always NOT_FOUND.</summary>
    /// <remarks>Upstream does not look at the width and fills 0x18 bytes of a smaller buffer; here it is INVALID_PARAMETER, as on Intel.</remarks>
    private async FirmwareTask<EfiStatus> ReadIo(CpuIndex cpuIndex, ulong width, ulong buffer)
    {
        Ptr<AmdSmramSaveStateMap64> map = new(await CpuSaveState(cpuIndex));
        if (!AmdSmramSaveStateMap64.TryDecodeIo(AmdSmramSaveStateMap64.RevisionId, await map.IO_DWord, out SaveStateIo io))
        {
            return EfiStatus.NotFound;
        }

        AmdSmramSaveStateMap.TryGetRegister(EfiMmSaveStateRegister.Rax, out SaveStateRegisterInfo rax);
        return await FillIoInfo(cpuIndex, io, rax, width, buffer);
    }
}
