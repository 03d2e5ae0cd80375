// fw_cfg, the SMI features that are negotiated over it, and CMOS.
using SmmFirmwareKit.Hardware.Tests.Chipset;
using static SmmFirmwareKit.Documentation.Tests.Behaviours.Standing;

namespace SmmFirmwareKit.Documentation.Tests.Behaviours;

internal static class FwCfgBehaviours
{
    private const string Ok = "QEMU hw/isa/lpc_ich9.c, smi_features_ok_callback";
    private const string Device = "QEMU hw/nvram/fw_cfg.c";
    private const string Features = "Chipset/SmiFeatures.cs";
    private const string FwCfg = "Chipset/FwCfg.cs";
    private const string Transfer = "Chipset/FwCfgTransfer.cs";

    public static BehaviourArea Area { get; } = new(
        "fw_cfg, SMI features, CMOS",
        new Behaviour(
            "Selecting features-ok decides",
            "Selecting etc/smi/features-ok checks the request, no read is needed; a request without a flaw, also an empty one, is agreed on for good.",
            Ok,
            Features,
            Recording("fwcfg_01_smi_features", "selecting features-ok without reading it triggers the check"),
            Recording("fwcfg_01_smi_features", "(the read of features-ok above locked an empty set)"),
            Recording("fuzz_fwcfg_0"),
            Live("fwcfg"),
            Test<Lock_Set>(nameof(Lock_Set.Features_OnceAgreed_AreFinal))),
        new Behaviour(
            "Requests that are refused",
            "Features that the host does not offer, hot-plug or unplug without broadcast, unplug without hot-plug: features-ok stays 0 and a new request may follow.",
            Ok,
            Features,
            Recording("fwcfg_01_smi_features", "request 0x2"),
            Recording("fwcfg_01_smi_features", "request 0x5"),
            Recording("fwcfg_03_broadcast_only", "request 0x3"),
            Recording("fuzz_fwcfg_1"),
            Live("fwcfg")),
        new Behaviour(
            "Requests after the agreement",
            "requested-features can still be written and read back, without effect.",
            Ok,
            Features,
            Recording("fwcfg_01_smi_features", "second request 1 after that"),
            Live("fwcfg")),
        new Behaviour(
            "Features over reset",
            "A system reset clears request, agreement and features-ok.",
            "QEMU hw/isa/lpc_ich9.c, ich9_lpc_reset",
            Features,
            Recording("fwcfg_01_smi_features"),
            Live("fwcfg")),
        new Behaviour(
            "Adding CPUs needs the feature",
            "With broadcast but without hot-plug agreed on, device_add is refused; with nothing agreed on it is not.",
            "QEMU hw/acpi/ich9.c, ich9_pm_device_pre_plug_cb",
            Features,
            Recording("cphp_08_plug_negotiated_1"),
            Recording("cphp_05_plug_not_negotiated"),
            Live("operator"),
            Test<CpuHotplug_Operated>(nameof(CpuHotplug_Operated.Refusals_AreQemus))),
        new Behaviour(
            "Removing CPUs needs the feature",
            "With broadcast but without unplug agreed on, device_del is refused.",
            "QEMU hw/acpi/ich9.c, ich9_pm_device_unplug_request_cb",
            Features,
            Live("operator"),
            Test<CpuHotplug_Operated>(nameof(CpuHotplug_Operated.HotplugWithoutUnplugNegotiated_AddsButDoesNotRemove))),
        new Behaviour(
            "Reading items",
            "A word at 0x510 selects an item from its start; each byte read takes the next; past the end, and where there is no item, zeros.",
            "QEMU docs/specs/fw_cfg; " + Device,
            FwCfg,
            Recording("fwcfg_01_smi_features", "reading past the end, partial and offset reads"),
            Recording("fwcfg_01_smi_features", "legacy items"),
            Live("fwcfg"),
            Test<FwCfg_Accessed>(nameof(FwCfg_Accessed.ItemThatQemuLacks_ReadsZero))),
        new Behaviour(
            "Writing by port",
            "Bytes written to the data port are ignored.",
            Device + ", fw_cfg_data_write",
            FwCfg,
            Recording("fwcfg_01_smi_features", "writes through the data port are ignored"),
            Live("fwcfg")),
        new Behaviour(
            "Writing by DMA",
            "A write must fit the item and the item be writable, otherwise nothing is written and the control word reads 1; shorter ones and ones with an offset are fine.",
            Device + ", fw_cfg_dma_transfer",
            Transfer,
            Recording("fwcfg_01_smi_features", "partial writes"),
            Recording("fwcfg_01_smi_features", "writes to read-only items fail"),
            Live("fwcfg"),
            Test<FwCfg_Accessed>(nameof(FwCfg_Accessed.DmaWriteToReadOnlyItem_Fails))),
        new Behaviour(
            "Reading by DMA",
            "READ wins over WRITE over SKIP; past the end a read fills with zeros.",
            Device + ", fw_cfg_dma_transfer",
            Transfer,
            Live("fwdma"),
            Test<FwCfg_Accessed>(nameof(FwCfg_Accessed.DmaRead_FillsWithZerosPastTheEnd)),
            Test<FwCfg_Accessed>(nameof(FwCfg_Accessed.DmaSkip_MovesOn))),
        new Behaviour(
            "DMA to memory that does not answer",
            "The control word reads 1; what was read of the item counts as read. A control block that does not answer does nothing.",
            Device + ", fw_cfg_dma_transfer",
            Transfer,
            Live("fwdma"),
            Test<FwCfg_Accessed>(nameof(FwCfg_Accessed.DmaToMemoryThatDoesNotAnswer_Fails_AndMovesOn))),
        new Behaviour(
            "Bit 14 of the selector",
            "It is left of older interfaces, and ignored.",
            Device + ", fw_cfg_select; FW_CFG_WRITE_CHANNEL",
            "Chipset/FwCfgCatalog.cs",
            Live("fwdma"),
            Test<FwCfg_Accessed>(nameof(FwCfg_Accessed.WriteChannel_SelectsTheSameItem))),
        new Behaviour(
            "Directory",
            "Files have selectors from 0x20 on, in the order of their names.",
            Device + ", fw_cfg_add_file_callback",
            "Chipset/FwCfgCatalog.cs",
            Test<FwCfg_Accessed>(nameof(FwCfg_Accessed.Directory_ListsFilesByName))),
        new Behaviour(
            "Number of CPUs",
            "Item 5 of fw_cfg is how many CPUs there are, CMOS byte 0x5F one less; both follow device_add and ejection.",
            "QEMU hw/i386/x86.c, x86_cpu_plug; hw/i386/pc.c, rtc_set_cpus_count",
            "Chipset/Chipset.cs",
            Recording("cphp_05_plug_not_negotiated"),
            Live("cmos"),
            Ovmf("CPUs present"),
            Test<CpuHotplug_Operated>(nameof(CpuHotplug_Operated.AddedCpu_IsAnnouncedEverywhere))),
        new Behaviour(
            "CMOS tells of memory",
            "Bytes 0x15 to 0x18, 0x30, 0x31, 0x34, 0x35 and 0x5B to 0x5D hold the sizes of memory at power-on.",
            "QEMU hw/i386/pc.c, pc_cmos_init",
            "Chipset/Cmos.cs",
            Live("cmos"),
            Test<DeviceLeftOut_Touched>(nameof(DeviceLeftOut_Touched.CmosMemorySizes_AreQemus))),
        new Behaviour(
            "CMOS tells of devices",
            "Byte 0x14 says coprocessor and mouse, 0x3D and 0x38 the order of boot: disk, floppy, CD-ROM.",
            "QEMU hw/i386/pc.c, pc_cmos_init_late, set_boot_dev",
            "Chipset/CmosRegisters.cs",
            Live("cmos"),
            Test<DeviceLeftOut_Touched>(nameof(DeviceLeftOut_Touched.CmosEquipmentAndBootOrder_AreQemus))),
        new Behaviour(
            "CMOS over reset",
            "A system reset clears byte 0x0F, the shutdown status, unless it is 0xFE; all others stay.",
            "QEMU hw/rtc/mc146818rtc.c, rtc_reset_enter",
            "Chipset/Cmos.cs",
            Recording("live_cmos_shutdown_status"),
            Live("cmos")),
        new Behaviour(
            "CMOS index",
            "Port 0x70 reads all ones; the clock, bytes 0x00 to 0x0D, stops the run (SFK7104).",
            "QEMU hw/rtc/mc146818rtc.c, cmos_ioport_read",
            "Chipset/Cmos.cs",
            Live("cmos"),
            Test<DeviceLeftOut_Touched>(nameof(DeviceLeftOut_Touched.RealTimeClock_Faults_AndTheBytesBehindItDoNot))));
}
