// Which of Intel's maps this processor writes.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.Library.MmSaveStateLib;

public sealed partial class IntelMmSaveState
{
    private const uint CPUID_VERSION_INFO = 1;
    private const uint CPUID_EXTENDED_FUNCTION = 0x80000000;
    private const uint CPUID_EXTENDED_CPU_SIG = 0x80000001;
    private const uint LongMode = 1U << 29;

    /// <summary>
    /// 64 if the processor has long mode, or is one of three models of family 6 that write the 64-bit map even if CPUID hides it;
    /// else 32.
    /// </summary>
    private async FirmwareTask<byte> MmSaveStateGetRegisterLma() => await IsX64()
        ? EfiMmSaveStateRegisterLma.EFI_MM_SAVE_STATE_REGISTER_LMA_64BIT
        : EfiMmSaveStateRegisterLma.EFI_MM_SAVE_STATE_REGISTER_LMA_32BIT;

    private async FirmwareTask<bool> IsX64()
    {
        uint version = await BaseLib.AsmCpuid(CPUID_VERSION_INFO, 0, CpuidRegister.Eax);
        uint edx = 0;
        if (await BaseLib.AsmCpuid(CPUID_EXTENDED_FUNCTION, 0, CpuidRegister.Eax) >= CPUID_EXTENDED_CPU_SIG)
        {
            edx = await BaseLib.AsmCpuid(CPUID_EXTENDED_CPU_SIG, 0, CpuidRegister.Edx);
        }

        return (edx & LongMode) != 0 || IsX64Model(version);
    }

    // SDM vol. 2, CPUID: for family 6, bits 19:16 are the high half of the model.
    private static bool IsX64Model(uint version)
    {
        uint family = (version >> 8) & 0xF;
        uint model = ((version >> 4) & 0xF) | ((version >> 12) & 0xF0);
        return family == 6 && model is (0x0F or 0x17 or 0x1C);
    }
}
