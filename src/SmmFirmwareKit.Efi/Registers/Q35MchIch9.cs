// Registers of the q35 host bridge and ICH9 LPC bridge as OVMF's header names them.
namespace SmmFirmwareKit.Efi;

/// <summary>OvmfPkg/Include/IndustryStandard/Q35MchIch9.h.</summary>
public static class Q35MchIch9
{
    /// <summary>INTEL_Q35_MCH_DEVICE_ID.</summary>
    public const ushort IntelQ35MchDeviceId = 0x29C0;

    public const uint MCH_EXT_TSEG_MB = 0x50;
    public const ushort MCH_EXT_TSEG_MB_QUERY = 0xFFFF;
    public const uint MCH_GGC = 0x52;
    public const ushort MCH_GGC_IVD = 1 << 1;
    public const uint MCH_PCIEXBAR_LOW = 0x60;
    public const uint MCH_PCIEXBAR_LOWMASK = 0x0FFFFFFF;
    public const uint MCH_PCIEXBAR_BUS_FF = 0;
    public const uint MCH_PCIEXBAR_EN = 1;
    public const uint MCH_PCIEXBAR_HIGH = 0x64;
    public const uint MCH_PAM0 = 0x90;
    public const uint MCH_PAM6 = 0x96;

    public const uint MCH_DEFAULT_SMBASE_CTL = 0x9C;
    public const byte MCH_DEFAULT_SMBASE_QUERY = 0xFF;
    public const byte MCH_DEFAULT_SMBASE_IN_RAM = 0x01;
    public const byte MCH_DEFAULT_SMBASE_LCK = 0x02;

    /// <summary>SIZE_128KB of SMRAM at SMM_DEFAULT_SMBASE.</summary>
    public const uint MCH_DEFAULT_SMBASE_SIZE = 0x20000;

    public const uint MCH_SMRAM = 0x9D;
    public const byte MCH_SMRAM_D_LCK = 1 << 4;
    public const byte MCH_SMRAM_G_SMRAME = 1 << 3;

    public const uint MCH_ESMRAMC = 0x9E;
    public const byte MCH_ESMRAMC_H_SMRAME = 1 << 7;
    public const byte MCH_ESMRAMC_E_SMERR = 1 << 6;
    public const byte MCH_ESMRAMC_SM_CACHE = 1 << 5;
    public const byte MCH_ESMRAMC_SM_L1 = 1 << 4;
    public const byte MCH_ESMRAMC_SM_L2 = 1 << 3;
    public const byte MCH_ESMRAMC_TSEG_EXT = (1 << 2) | (1 << 1);
    public const byte MCH_ESMRAMC_TSEG_8MB = 1 << 2;
    public const byte MCH_ESMRAMC_TSEG_2MB = 1 << 1;
    public const byte MCH_ESMRAMC_TSEG_1MB = 0;
    public const byte MCH_ESMRAMC_TSEG_MASK = (1 << 2) | (1 << 1);
    public const byte MCH_ESMRAMC_T_EN = 1 << 0;

    public const uint MCH_GBSM = 0xA4;
    public const uint MCH_GBSM_MB_SHIFT = 20;
    public const uint MCH_BGSM = 0xA8;
    public const uint MCH_BGSM_MB_SHIFT = 20;
    public const uint MCH_TSEGMB = 0xAC;
    public const uint MCH_TSEGMB_MB_SHIFT = 20;
    public const uint MCH_TOLUD = 0xB0;
    public const uint MCH_TOLUD_MB_SHIFT = 4;

    /// <summary>PMBASE as OVMF sets it on q35.</summary>
    public const ushort ICH9_PMBASE_VALUE = 0x0600;

    public const uint ICH9_PMBASE = 0x40;
    public const uint ICH9_PMBASE_MASK = 0xFF80;
    public const uint ICH9_ACPI_CNTL = 0x44;
    public const byte ICH9_ACPI_CNTL_ACPI_EN = 1 << 7;
    public const uint ICH9_GEN_PMCON_1 = 0xA0;
    public const ushort ICH9_GEN_PMCON_1_SMI_LOCK = 1 << 4;
    public const uint ICH9_RCBA = 0xF0;
    public const uint ICH9_RCBA_EN = 1 << 0;

    public const ushort ICH9_APM_CNT = 0xB2;
    public const byte ICH9_APM_CNT_CPU_HOTPLUG = 0x04;
    public const ushort ICH9_APM_STS = 0xB3;
    public const ushort ICH9_CPU_HOTPLUG_BASE = 0x0CD8;

    public const ushort ICH9_PMBASE_OFS_PM1_TMR = 0x08;
    public const ushort ICH9_PMBASE_OFS_SMI_EN = 0x30;
    public const uint ICH9_SMI_EN_APMC_EN = 1 << 5;
    public const uint ICH9_SMI_EN_GBL_SMI_EN = 1 << 0;

    /// <summary>DRAMC_REGISTER_Q35().</summary>
    public static ulong DramcRegisterQ35(uint offset) => PciLibAddress.Of(0, 0, 0, offset);

    /// <summary>POWER_MGMT_REGISTER_Q35().</summary>
    public static ulong PowerMgmtRegisterQ35(uint offset) => PciLibAddress.Of(0, 0x1F, 0, offset);
}
