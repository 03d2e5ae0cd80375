// SmmInit.nasm: the first SMI handler of a processor, at the default SMBASE, and the code its RSM returns to.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.OvmfPkg.Library.SmmRelocationLib;

/// <summary>UefiCpuPkg/Library/SmmRelocationLib/X64/SmmInit.nasm.</summary>
[Edk2("UefiCpuPkg/Library/SmmRelocationLib/X64/SmmInit.nasm")]
public sealed partial class SmmInit(SmmRelocationLibInstance instance) : SmmRelocationLibPart(instance)
{
    /// <summary>SmmRelocationLib.c SmmRelocateBases, patching gcSmmInitTemplate.</summary>
    internal async FirmwareTask PatchSmmInit()
    {
        await gPatchSmmInitCr0.Set(await BaseLib.AsmReadCr0());
        await gPatchSmmInitCr3.Set(await BaseLib.AsmReadCr3());
        await gPatchSmmInitCr4.Set(await BaseLib.AsmReadCr4());
    }

    /// <summary>gcSmmInitTemplate, copied to 0x38000: 16-bit code that knows only where SmmStartup is.</summary>
    [EntryPoint(Ordinal = 0)]
    public async FirmwareTask gcSmmInitTemplate() => await Call(SmmStartupAddress, default);

    /// <summary>SmmStartup: long mode with the BSP's page table, SmmInitHandler, RSM.</summary>
    [EntryPoint(Ordinal = 1)]
    public async FirmwareTask SmmStartup()
    {
        await BaseLib.AsmWriteCr3(await gPatchSmmInitCr3);
        await BaseLib.AsmWriteCr4(await gPatchSmmInitCr4);
        ulong efer = await BaseLib.AsmReadMsr64(ArchitecturalMsr.MSR_IA32_EFER);
        await BaseLib.AsmWriteMsr64(ArchitecturalMsr.MSR_IA32_EFER, efer | ArchitecturalMsr.MSR_IA32_EFER_LME);
        await BaseLib.AsmWriteCr0(await gPatchSmmInitCr0);
        await SmmRelocationLib.SmmInitHandler();
        await BaseLib.AsmRsm();
    }

    /// <summary>SmmRelocationSemaphoreComplete: runs outside SMM, so the RSM is over; then on to where the SMI came.</summary>
    /// <remarks>
    /// Upstream sets the flag first and jumps through the variable then. The BSP may relocate the next processor in between,
    /// whose SemaphoreHook overwrites the variable: here the address is read before the flag is set.
    /// </remarks>
    [EntryPoint(Ordinal = 2)]
    public async FirmwareTask SmmRelocationSemaphoreComplete()
    {
        ulong originalAddress = await mSmmRelocationOriginalAddress;
        await mRebased.Set(true);
        await BaseLib.AsmJump(originalAddress);
    }
}
