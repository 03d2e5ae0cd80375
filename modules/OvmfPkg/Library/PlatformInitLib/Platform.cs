// Platform.c: how many processors there are and can be, and the registers every ICH9 platform needs.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.OvmfPkg.Library.PlatformInitLib;

public sealed partial class PlatformInitLib
{
    /// <summary>QemuFwCfgItemSmpCpuCount (OvmfPkg/Include/IndustryStandard/QemuFwCfg.h).</summary>
    private const ushort QemuFwCfgItemSmpCpuCount = 0x0005;

    private const ushort CpuHpBase = Q35MchIch9.ICH9_CPU_HOTPLUG_BASE;

    /// <summary>Platform.c PlatformMiscInitialization for Q35: PMBASE at 0x600, and the ACPI block is decoded.</summary>
    public async FirmwareTask PlatformMiscInitialization(Ptr<EfiHobPlatformInfo> platformInfoHob)
    {
        ulong pmBase = Q35MchIch9.PowerMgmtRegisterQ35(Q35MchIch9.ICH9_PMBASE);
        ulong acpiControl = Q35MchIch9.PowerMgmtRegisterQ35(Q35MchIch9.ICH9_ACPI_CNTL);
        if ((await PciLib.PciRead8(acpiControl) & Q35MchIch9.ICH9_ACPI_CNTL_ACPI_EN) != 0)
        {
            return;
        }

        await PciLib.PciAndThenOr32(pmBase, unchecked((uint)~Q35MchIch9.ICH9_PMBASE_MASK), Q35MchIch9.ICH9_PMBASE_VALUE);
        await PciLib.PciOr8(acpiControl, Q35MchIch9.ICH9_ACPI_CNTL_ACPI_EN);
    }

    /// <summary>Platform.c PlatformMaxCpuCountInitialization: boot count from fw_cfg, possible count from the hot-plug block.</summary>
    public async FirmwareTask PlatformMaxCpuCountInitialization(Ptr<EfiHobPlatformInfo> platformInfoHob)
    {
        uint bootCpuCount = await BootCpuCountFromFwCfg();
        uint maxCpuCount = bootCpuCount == 0
            ? await platformInfoHob.DefaultMaxCpuNumber
            : await PossibleCpuCount(bootCpuCount);
        await DebugLib.DebugPrint(IDebugLib.DebugInfo, "PlatformMaxCpuCountInitialization: BootCpuCount={0} MaxCpuCount={1}", bootCpuCount, maxCpuCount);
        await DebugLib.Assert(bootCpuCount <= maxCpuCount, "BootCpuCount <= MaxCpuCount");
        await platformInfoHob.PcdCpuMaxLogicalProcessorNumber.Set(maxCpuCount);
        await platformInfoHob.PcdCpuBootLogicalProcessorNumber.Set(bootCpuCount);
    }

    // 0 lets MpInitLib count until its time-out.
    private async FirmwareTask<uint> BootCpuCountFromFwCfg()
    {
        if (!await QemuFwCfgLib.QemuFwCfgIsAvailable())
        {
            return 0;
        }

        await QemuFwCfgLib.QemuFwCfgSelectItem(QemuFwCfgItemSmpCpuCount);
        return await QemuFwCfgLib.QemuFwCfgRead16();
    }

    private async FirmwareTask<uint> PossibleCpuCount(uint bootCpuCount)
    {
        if (!await SwitchToModernInterface())
        {
            await DebugLib.DebugPrint(IDebugLib.DebugWarn, "PlatformMaxCpuCountInitialization: modern CPU hotplug interface unavailable");
            return bootCpuCount;
        }

        return await WalkSelectors(bootCpuCount);
    }

    // The first write switches a legacy block for good, the second selects CPU 0. After GET_PENDING command data 2 reads 0 in
    // modern mode; in legacy mode the same port is the presence bitmap, where CPU 0 is set; without the block it floats.
    private async FirmwareTask<bool> SwitchToModernInterface()
    {
        await IoLib.IoWrite32(CpuHpBase + QemuCpuHotplug.QEMU_CPUHP_W_CPU_SEL, 0);
        await IoLib.IoWrite32(CpuHpBase + QemuCpuHotplug.QEMU_CPUHP_W_CPU_SEL, 0);
        await IoLib.IoWrite8(CpuHpBase + QemuCpuHotplug.QEMU_CPUHP_W_CMD, QemuCpuHotplug.QEMU_CPUHP_CMD_GET_PENDING);
        return await IoLib.IoRead32(CpuHpBase + QemuCpuHotplug.QEMU_CPUHP_R_CMD_DATA2) == 0;
    }

    // Command data gives the selector back, but 0 for one past the last. GET_PENDING may have moved it: start again at 0.
    private async FirmwareTask<uint> WalkSelectors(uint bootCpuCount)
    {
        uint present = 0;
        uint possible = 0;
        uint selected;
        await IoLib.IoWrite32(CpuHpBase + QemuCpuHotplug.QEMU_CPUHP_W_CPU_SEL, possible);
        do
        {
            byte cpuStatus = await IoLib.IoRead8(CpuHpBase + QemuCpuHotplug.QEMU_CPUHP_R_CPU_STAT);
            present += (cpuStatus & QemuCpuHotplug.QEMU_CPUHP_STAT_ENABLED) != 0 ? 1U : 0U;
            possible++;
            await IoLib.IoWrite32(CpuHpBase + QemuCpuHotplug.QEMU_CPUHP_W_CPU_SEL, possible);
            selected = await IoLib.IoRead32(CpuHpBase + QemuCpuHotplug.QEMU_CPUHP_RW_CMD_DATA);
            await DebugLib.Assert(selected == possible || selected == 0, "Selected == Possible || Selected == 0");
        }
        while (selected > 0);

        await PlatformCpuCountBugCheck(bootCpuCount, present);
        return possible;
    }

    /// <summary>Platform.c PlatformCpuCountBugCheck: hangs rather than go on with a hot-plug block that contradicts fw_cfg.</summary>
    /// <remarks>
    /// EDK2 covers up the reset bug of QEMU before 2.8 (boot count from fw_cfg wrong after hot-plug and reset); the model has
    /// the counts of newer versions, so a difference is an error.
    /// </remarks>
    internal async FirmwareTask PlatformCpuCountBugCheck(uint bootCpuCount, uint present)
    {
        await DebugLib.Assert(present > 0, "Broken CPU hotplug register block found");
        await DebugLib.Assert(bootCpuCount == present, "BootCpuCount == Present");
    }
}
