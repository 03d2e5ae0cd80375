// Model-specific registers as EDK2's headers name them.
namespace SmmFirmwareKit.Efi;

/// <summary>MdePkg/Include/Register/Intel/ArchitecturalMsr.h and Register/Amd (SDM vol. 4, APM vol. 2 app. A).</summary>
public static class ArchitecturalMsr
{
    public const uint MSR_IA32_TIME_STAMP_COUNTER = 0x10;
    public const uint MSR_IA32_APIC_BASE = 0x1B;
    public const ulong MSR_IA32_APIC_BASE_BSP = 1 << 8;
    public const ulong MSR_IA32_APIC_BASE_EXTD = 1 << 10;
    public const ulong MSR_IA32_APIC_BASE_EN = 1 << 11;
    public const ulong MSR_IA32_APIC_BASE_ADDRESS_MASK = 0xF_FFFF_F000;
    public const uint MSR_IA32_FEATURE_CONTROL = 0x3A;
    public const uint MSR_IA32_BIOS_SIGN_ID = 0x8B;
    public const uint MSR_IA32_MTRRCAP = 0xFE;
    public const ulong MSR_IA32_MTRRCAP_SMRR = 1 << 11;
    public const uint MSR_IA32_MCG_CAP = 0x179;
    public const uint MSR_IA32_MCG_STATUS = 0x17A;
    public const uint MSR_IA32_SMM_MCA_CAP = 0x17D;
    public const uint MSR_IA32_SMRR_PHYSBASE = 0x1F2;
    public const uint MSR_IA32_SMRR_PHYSMASK = 0x1F3;
    public const uint MSR_IA32_MTRR_PHYSBASE0 = 0x200;
    public const uint MSR_IA32_MTRR_PHYSMASK0 = 0x201;
    public const uint MSR_IA32_MTRR_FIX64K_00000 = 0x250;
    public const uint MSR_IA32_MTRR_FIX16K_80000 = 0x258;
    public const uint MSR_IA32_MTRR_FIX16K_A0000 = 0x259;
    public const uint MSR_IA32_MTRR_FIX4K_C0000 = 0x268;
    public const uint MSR_IA32_MTRR_FIX4K_F8000 = 0x26F;
    public const uint MSR_IA32_PAT = 0x277;
    public const uint MSR_IA32_MTRR_DEF_TYPE = 0x2FF;
    public const uint MSR_IA32_MCG_EXT_CTL = 0x4D0;
    public const uint MSR_SMM_FEATURE_CONTROL = 0x4E0;
    public const uint MSR_IA32_EFER = 0xC000_0080;
    public const ulong MSR_IA32_EFER_LME = 1 << 8;
    public const ulong MSR_IA32_EFER_LMA = 1 << 10;
    public const uint AMD64_SMM_ADDR = 0xC001_0112;
    public const uint AMD64_SMM_MASK = 0xC001_0113;
}
