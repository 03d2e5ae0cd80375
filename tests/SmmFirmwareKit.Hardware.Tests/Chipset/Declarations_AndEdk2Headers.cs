// Registers are declared twice, from the chipset manuals here and from EDK2's headers there: the two must say the same.
using SmmFirmwareKit.Efi;

namespace SmmFirmwareKit.Hardware.Tests.Chipset;

public sealed class Declarations_AndEdk2Headers
{
    private const string Mch = "MCH 00:00.0";
    private const string Lpc = "LPC 00:1f.0";
    private const string Pm = "PMBASE block";
    private const string Slot = "CPU slot";

    [Theory]
    [InlineData(Mch, Q35MchIch9.MCH_EXT_TSEG_MB, 0xFFFF, "EXT_TSEG_MBYTES")]
    [InlineData(Mch, Q35MchIch9.MCH_PCIEXBAR_LOW, Q35MchIch9.MCH_PCIEXBAR_EN, "PCIEXBAREN")]
    [InlineData(Mch, Q35MchIch9.MCH_DEFAULT_SMBASE_CTL, 0xFF, "F_SMBASE")]
    [InlineData(Mch, Q35MchIch9.MCH_SMRAM, Q35MchIch9.MCH_SMRAM_D_LCK, "D_LCK")]
    [InlineData(Mch, Q35MchIch9.MCH_SMRAM, Q35MchIch9.MCH_SMRAM_G_SMRAME, "G_SMRAME")]
    [InlineData(Mch, Q35MchIch9.MCH_ESMRAMC, Q35MchIch9.MCH_ESMRAMC_H_SMRAME, "H_SMRAME")]
    [InlineData(Mch, Q35MchIch9.MCH_ESMRAMC, Q35MchIch9.MCH_ESMRAMC_E_SMERR, "E_SMERR")]
    [InlineData(Mch, Q35MchIch9.MCH_ESMRAMC, Q35MchIch9.MCH_ESMRAMC_SM_CACHE, "SM_CACHE")]
    [InlineData(Mch, Q35MchIch9.MCH_ESMRAMC, Q35MchIch9.MCH_ESMRAMC_SM_L1, "SM_L1")]
    [InlineData(Mch, Q35MchIch9.MCH_ESMRAMC, Q35MchIch9.MCH_ESMRAMC_SM_L2, "SM_L2")]
    [InlineData(Mch, Q35MchIch9.MCH_ESMRAMC, Q35MchIch9.MCH_ESMRAMC_TSEG_MASK, "TSEG_SZ")]
    [InlineData(Mch, Q35MchIch9.MCH_ESMRAMC, Q35MchIch9.MCH_ESMRAMC_T_EN, "T_EN")]
    [InlineData(Lpc, Q35MchIch9.ICH9_PMBASE, Q35MchIch9.ICH9_PMBASE_MASK, "BASE")]
    [InlineData(Lpc, Q35MchIch9.ICH9_ACPI_CNTL, Q35MchIch9.ICH9_ACPI_CNTL_ACPI_EN, "ACPI_EN")]
    [InlineData(Lpc, Q35MchIch9.ICH9_GEN_PMCON_1, Q35MchIch9.ICH9_GEN_PMCON_1_SMI_LOCK, "SMI_LOCK")]
    [InlineData(Lpc, Q35MchIch9.ICH9_RCBA, Q35MchIch9.ICH9_RCBA_EN, "EN")]
    [InlineData(Pm, Q35MchIch9.ICH9_PMBASE_OFS_SMI_EN, Q35MchIch9.ICH9_SMI_EN_APMC_EN, "APMC_EN")]
    [InlineData(Pm, Q35MchIch9.ICH9_PMBASE_OFS_SMI_EN, Q35MchIch9.ICH9_SMI_EN_GBL_SMI_EN, "GBL_SMI_EN")]
    [InlineData(Slot, 0, QemuCpuHotplug.QEMU_CPUHP_STAT_ENABLED, "ENABLED")]
    [InlineData(Slot, 0, QemuCpuHotplug.QEMU_CPUHP_STAT_INSERT, "INSERT")]
    [InlineData(Slot, 0, QemuCpuHotplug.QEMU_CPUHP_STAT_REMOVE, "REMOVE")]
    [InlineData(Slot, 0, QemuCpuHotplug.QEMU_CPUHP_STAT_EJECT, "EJECT")]
    [InlineData(Slot, 0, QemuCpuHotplug.QEMU_CPUHP_STAT_FW_REMOVE, "FW_REMOVE")]
    public void Field_LiesWhereTheHeaderHasIt(string block, uint offset, uint mask, string name)
    {
        DeclaredRegister register = Assert.Single(Block(block).Registers, register => register.Offset == offset);
        DeclaredField field = Assert.Single(register.Fields, field => string.Equals(field.Name, name, StringComparison.Ordinal));
        Assert.Equal(mask, (uint)field.Mask);
    }

    [Theory]
    [InlineData(Mch, Q35MchIch9.MCH_PAM0, "PAM0")]
    [InlineData(Mch, Q35MchIch9.MCH_PAM6, "PAM6")]
    [InlineData(Pm, Q35MchIch9.ICH9_PMBASE_OFS_PM1_TMR, "PM1_TMR")]
    public void Register_LiesWhereTheHeaderHasIt(string block, uint offset, string name) =>
        Assert.Equal(name, Block(block).At(offset)?.Name);

    [Fact]
    public void PortsAndIdentity_AreTheHeaders()
    {
        Assert.Equal(Q35MchIch9.ICH9_APM_CNT, Apm.ControlPort);
        Assert.Equal(Q35MchIch9.ICH9_APM_CNT, Block("APM").Base);
        Assert.Equal(Q35MchIch9.ICH9_CPU_HOTPLUG_BASE, CpuHotplugBlock.BasePort);
        Assert.Equal(Q35MchIch9.IntelQ35MchDeviceId, (ushort)new Board().Mch(0x02, 2));
    }

    private static DeclaredBlock Block(string name) => DeclaredBlocks.All.Single(block => string.Equals(block.Name, name, StringComparison.Ordinal));
}
