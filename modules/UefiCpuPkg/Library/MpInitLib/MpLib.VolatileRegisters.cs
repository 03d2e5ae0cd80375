// Saving and restoring the registers that INIT clears.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.Library.MpInitLib;

public sealed partial class MpLib
{
    private const ulong EferNxe = 1UL << 11;
    private const ulong Cr0Pg = 1UL << 31;
    private const ulong Cr4La57 = 1UL << 12;

    /// <summary>MpLib.c SaveVolatileRegisters. Debug and descriptor-table registers are not kept: no firmware of the kit loads them.</summary>
    internal async FirmwareTask SaveVolatileRegisters(Ptr<CpuVolatileRegisters> volatileRegisters)
    {
        await volatileRegisters.Cr0.Set(await BaseLib.AsmReadCr0());
        await volatileRegisters.Cr3.Set(await BaseLib.AsmReadCr3());
        await volatileRegisters.Cr4.Set(await BaseLib.AsmReadCr4());
    }

    /// <summary>MpLib.c RestoreVolatileRegisters.</summary>
    internal async FirmwareTask RestoreVolatileRegisters(Ptr<CpuVolatileRegisters> volatileRegisters)
    {
        await BaseLib.AsmWriteCr3(await volatileRegisters.Cr3);
        await BaseLib.AsmWriteCr4(await volatileRegisters.Cr4);
        await BaseLib.AsmWriteCr0(await volatileRegisters.Cr0);
    }

    /// <summary>MpLib.c IsBspExecuteDisableEnabled: NX counts only with paging on.</summary>
    internal async FirmwareTask<bool> IsBspExecuteDisableEnabled()
    {
        if ((await BaseLib.AsmReadCr0() & Cr0Pg) == 0)
        {
            return false;
        }

        return (await BaseLib.AsmReadMsr64(ArchitecturalMsr.MSR_IA32_EFER) & EferNxe) != 0;
    }
}
