// The pseudo-registers: long mode, and the I/O instruction that raised the SMI.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.Library.MmSaveStateLib;

public sealed partial class AmdMmSaveState
{
    // IO_DWord, "SMM I/O Trap Offset" (AMD64 APM volume 2, section 10.2.4).
    private const uint IoInput = 1 << 0;
    private const uint IoValid = 1 << 1;
    private const uint IoByte = 1 << 4;
    private const uint IoWord = 1 << 5;
    private const int IoPortShift = 16;

    /// <summary>EFI_MM_SAVE_STATE_REGISTER_LMA_64BIT.</summary>
    private const byte Lma64Bit = 64;

    /// <summary>This map is only written by processors with long mode. INVALID_PARAMETER: width is not 1.</summary>
    private static async FirmwareTask<EfiStatus> ReadLma(ulong width, ulong buffer)
    {
        if (width != 1)
        {
            return EfiStatus.InvalidParameter;
        }

        await new Ptr<byte>(buffer).Value.Set(Lma64Bit);
        return EfiStatus.Success;
    }

    /// <summary>QEMU leaves IO_DWord zero, so under OVMF the answer is always NOT_FOUND.</summary>
    private async FirmwareTask<EfiStatus> ReadIo(CpuIndex cpuIndex, ulong width, ulong buffer)
    {
        Ptr<AmdSmramSaveStateMap64> map = new(await MapOf(cpuIndex));
        uint ioDword = await map.IO_DWord;
        if ((ioDword & IoValid) == 0)
        {
            return EfiStatus.NotFound;
        }

        if (width < EfiMmSaveStateIoInfo.SizeOf)
        {
            return EfiStatus.InvalidParameter;
        }

        Ptr<EfiMmSaveStateIoInfo> ioInfo = new(buffer);
        EfiMmSaveStateIoWidth ioWidth = WidthOf(ioDword);
        await _baseMemoryLib.ZeroMem(buffer, EfiMmSaveStateIoInfo.SizeOf);
        await ioInfo.IoPort.Set((ushort)(ioDword >> IoPortShift));
        await ioInfo.IoWidth.Set(ioWidth);
        await ioInfo.IoType.Set((ioDword & IoInput) != 0 ? EfiMmSaveStateIoType.Input : EfiMmSaveStateIoType.Output);
        return await MmSaveStateReadRegisterByIndex(cpuIndex, EfiMmSaveStateRegister.Rax, 1UL << (int)ioWidth, ioInfo.IoData.Address);
    }

    private static EfiMmSaveStateIoWidth WidthOf(uint ioDword) =>
        (ioDword & IoByte) != 0 ? EfiMmSaveStateIoWidth.Uint8
        : (ioDword & IoWord) != 0 ? EfiMmSaveStateIoWidth.Uint16
        : EfiMmSaveStateIoWidth.Uint32;
}
