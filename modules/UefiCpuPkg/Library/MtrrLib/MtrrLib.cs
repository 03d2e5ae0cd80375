// Instance of library class MtrrLib: reading and writing all memory type range registers.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.UefiCpuPkg;

/// <summary>UefiCpuPkg/Library/MtrrLib: what MpInitLib needs to give every AP the BSP's MTRRs.</summary>
[Edk2("UefiCpuPkg/Library/MtrrLib/MtrrLib.c")]
[LibraryInstance("UefiCpuPkg/Library/MtrrLib/MtrrLib.inf")]
[LibraryClasses(typeof(IBaseLib))]
public sealed partial class MtrrLib : IMtrrLib
{
    private const uint CpuidFeatureMtrr = 1 << 12;      // CPUID.01H:EDX
    private const ulong MtrrCapVariableCountMask = 0xFF;
    private const ulong DefTypeEnable = 1 << 11;

    // mMtrrLibFixedMtrrTable: the MSR of each entry of MTRR_FIXED_SETTINGS.
    private static ReadOnlySpan<uint> FixedMtrrs =>
    [
        ArchitecturalMsr.MSR_IA32_MTRR_FIX64K_00000,
        ArchitecturalMsr.MSR_IA32_MTRR_FIX16K_80000,
        ArchitecturalMsr.MSR_IA32_MTRR_FIX16K_A0000,
        ArchitecturalMsr.MSR_IA32_MTRR_FIX4K_C0000,
        0x269, 0x26A, 0x26B, 0x26C, 0x26D, 0x26E,
        ArchitecturalMsr.MSR_IA32_MTRR_FIX4K_F8000,
    ];

    /// <inheritdoc/>
    public async FirmwareTask<bool> IsMtrrSupported() =>
        (await BaseLib.AsmCpuid(1, 0, CpuidRegister.Edx) & CpuidFeatureMtrr) != 0
        && (await BaseLib.AsmReadMsr64(ArchitecturalMsr.MSR_IA32_MTRRCAP) & MtrrCapVariableCountMask) != 0;

    /// <inheritdoc/>
    public async FirmwareTask<uint> GetVariableMtrrCount() =>
        (uint)(await BaseLib.AsmReadMsr64(ArchitecturalMsr.MSR_IA32_MTRRCAP) & MtrrCapVariableCountMask);

    /// <inheritdoc/>
    public async FirmwareTask MtrrGetAllMtrrs(Ptr<MtrrSettings> mtrrSetting)
    {
        if (!await IsMtrrSupported())
        {
            return;
        }

        for (uint index = 0; index < MtrrSettings.MtrrNumberOfFixedMtrr; index++)
        {
            await mtrrSetting.Fixed[index].Set(await BaseLib.AsmReadMsr64(FixedMtrrs[(int)index]));
        }

        uint registers = 2 * await GetVariableMtrrCount();
        for (uint index = 0; index < registers; index++)
        {
            await mtrrSetting.Variables[index].Set(await BaseLib.AsmReadMsr64(ArchitecturalMsr.MSR_IA32_MTRR_PHYSBASE0 + index));
        }

        await mtrrSetting.MtrrDefType.Set(await BaseLib.AsmReadMsr64(ArchitecturalMsr.MSR_IA32_MTRR_DEF_TYPE));
    }

    /// <summary>MtrrSetAllMtrrs: with MTRRs disabled while they change (SDM vol. 3 §12.11.8), then the default type last.</summary>
    public async FirmwareTask MtrrSetAllMtrrs(Ptr<MtrrSettings> mtrrSetting)
    {
        if (!await IsMtrrSupported())
        {
            return;
        }

        ulong defType = await mtrrSetting.MtrrDefType;
        await BaseLib.AsmWriteMsr64(ArchitecturalMsr.MSR_IA32_MTRR_DEF_TYPE, defType & ~DefTypeEnable);
        for (uint index = 0; index < MtrrSettings.MtrrNumberOfFixedMtrr; index++)
        {
            await BaseLib.AsmWriteMsr64(FixedMtrrs[(int)index], await mtrrSetting.Fixed[index]);
        }

        uint registers = 2 * await GetVariableMtrrCount();
        for (uint index = 0; index < registers; index++)
        {
            await BaseLib.AsmWriteMsr64(ArchitecturalMsr.MSR_IA32_MTRR_PHYSBASE0 + index, await mtrrSetting.Variables[index]);
        }

        await BaseLib.AsmWriteMsr64(ArchitecturalMsr.MSR_IA32_MTRR_DEF_TYPE, defType);
    }
}
