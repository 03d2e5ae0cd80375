// The CPU hot-plug block and the operator's side of it.
using SmmFirmwareKit.Hardware.Tests.Chipset;
using static SmmFirmwareKit.Documentation.Tests.Behaviours.Standing;

namespace SmmFirmwareKit.Documentation.Tests.Behaviours;

internal static class HotplugBehaviours
{
    private const string Block = "Chipset/CpuHotplugBlock.cs";
    private const string Modern = "QEMU docs/specs/acpi_cpu_hotplug; hw/acpi/cpu.c";
    private const string Plug = "cphp_05_plug_not_negotiated";
    private const string Registers = "cphp_04_modern_regs";

    public static BehaviourArea Area { get; } = new(
        "CPU hot-plug",
        new Behaviour(
            "Legacy bitmap",
            "From power-on 0xCD8..0xCF7 shows the CPUs present by APIC id; writes do nothing but switch.",
            "QEMU hw/acpi/cpu_hotplug.c, cpu_status_read",
            Block,
            Recording("cphp_01_legacy", "writes that do not switch"),
            Recording("cphp_01_legacy", "device_add in legacy mode"),
            Live("cphp"),
            Test<CpuHotplug_Operated>(nameof(CpuHotplug_Operated.LegacyBitmap_IsByApicId))),
        new Behaviour(
            "Switch",
            "A zero written to the byte at 0xCD8, also as the lowest of a wider write, switches to the selector interface for good: no reset switches back.",
            "QEMU hw/acpi/cpu_hotplug.c, cpu_status_write",
            Block,
            Recording("cphp_01_legacy", "switch by byte write of 0 at offset 0"),
            Recording("cphp_01_legacy", "reset: does not return to legacy"),
            Recording("cphp_02_switch_forms"),
            Recording("cphp_03_switch_word"),
            Live("cphp")),
        new Behaviour(
            "Events before the switch",
            "A CPU added in legacy mode has no insert event afterwards; in legacy mode none can be removed.",
            Modern,
            Block,
            Recording("cphp_01_legacy", "device_del in legacy mode"),
            Recording("cphp_01_legacy", "switch by byte write of 0 at offset 0"),
            Live("operator"),
            Test<CpuHotplug_Operated>(nameof(CpuHotplug_Operated.LegacyMode_CannotUnplug))),
        new Behaviour(
            "Exact offsets",
            "An access, cut by alignment as at any port, goes to the register at its exact offset only: a dword to FLAGS does not reach COMMAND.",
            Modern + ", cpu_hotplug_wr",
            Block,
            Recording(Registers, "command by wider writes"),
            Recording(Registers, "selector: widths and offsets"),
            Recording("cphp_11_modern_regs_sparse"),
            Live("cphp")),
        new Behaviour(
            "Selector out of range",
            "Everything reads zero and every write but the selector's is dropped.",
            Modern,
            Block,
            Recording(Registers, "out-of-range selector"),
            Live("cphp")),
        new Behaviour(
            "Command 0 moves the selector",
            "To the next CPU, this one first and wrapping round, with an insert, remove or firmware-remove event; without one the selector stays.",
            Modern + ", cpu_hotplug_wr",
            Block,
            Recording(Plug, "walk as OVMF's QemuCpuhpCollectApicIds does"),
            Recording(Plug, "command 0 with the selector at and after each index"),
            Recording("cphp_10_255"),
            Live("cphp")),
        new Behaviour(
            "Data of a command",
            "Command 0 gives the selector, command 3 the APIC id, others 0; values above 3 are ignored.",
            Modern + ", cpu_hotplug_rd",
            Block,
            Recording(Registers, "command values, data readback in each width and offset"),
            Recording("cphp_11_modern_regs_sparse", "command values, data readback in each width and offset"),
            Live("cphp")),
        new Behaviour(
            "First match of a flags write",
            "Only the first that is set counts: 0x02 clears insert, 0x04 clears remove, 0x08 ejects, 0x10 marks for firmware.",
            Modern + ", cpu_hotplug_wr",
            Block,
            Recording(Plug, "priority of flag bits in one write"),
            Recording(Plug, "acknowledge insert events in the order 4, 2, 7"),
            Live("cphp")),
        new Behaviour(
            "Eject",
            "0x08 takes the CPU out and clears firmware-remove, not insert or remove; absent CPUs and CPU 0 stay as they are.",
            Modern + ", cpu_hotplug_wr",
            Block,
            Recording(Plug, "fw_remove then eject"),
            Recording(Plug, "eject clears fw_remove but not is_removing"),
            Recording(Registers, "flags writes on the boot CPU, a present CPU, an absent CPU"),
            Live("cphp"),
            Test<CpuHotplug_Operated>(nameof(CpuHotplug_Operated.Ejected_CpuIsGone_AndTheBootCpuIsNot))),
        new Behaviour(
            "What survives reset",
            "Selector, command and every event.",
            Modern,
            Block,
            Recording(Plug, "reset: what survives"),
            Recording(Registers, "reset keeps fw_remove, selector and command"),
            Live("cphp"),
            Test<CpuHotplug_Operated>(nameof(CpuHotplug_Operated.PowerOn_BringsTheBootCpusAndLegacyModeBack))),
        new Behaviour(
            "Reports of the OS",
            "Command 1 stores an event, command 2 a status, which the operator is told as ACPI_DEVICE_OST; none is reported before the switch.",
            Modern + ", cpu_hotplug_wr",
            Block,
            Recording(Registers, "OST: event, status, status by byte"),
            Recording("live_ospm_legacy"),
            Live("operator"),
            Test<CpuHotplug_Operated>(nameof(CpuHotplug_Operated.Ost_ReachesTheOperator))),
        new Behaviour(
            "Index and APIC id",
            "Slots are numbered by ascending APIC id, which has holes where a level of the topology is no power of two.",
            "SDM vol. 3, 9.9; QEMU hw/i386/topology.h",
            "Chipset/CpuTopology.cs",
            Recording("cphp_11_modern_regs_sparse"),
            Recording("fuzz_cphp_sparse_0"),
            Live("cphp"),
            Ovmf("APIC ID of slot"),
            Test<CpuHotplug_Operated>(nameof(CpuHotplug_Operated.Topology_LeavesHolesInApicIds))),
        new Behaviour(
            "device_add is refused",
            "For a slot that is taken, out of range or not fully named, or another type of CPU, in QEMU's words.",
            "QEMU hw/i386/x86.c, x86_cpu_pre_plug",
            "Chipset/Chipset.cs",
            Recording(Plug, "errors of device_add: existing, bad topology, wrong type"),
            Live("operator"),
            Test<CpuHotplug_Operated>(nameof(CpuHotplug_Operated.Refusals_AreQemus))),
        new Behaviour(
            "device_del asks",
            "It sets remove, again if it was acknowledged; CPU 0 cannot be asked back, other boot CPUs can.",
            "QEMU hw/i386/x86.c, x86_cpu_unplug_request_cb",
            "Chipset/Chipset.cs",
            Recording(Plug, "device_del of 2: remove event only"),
            Recording(Plug, "second device_del while pending"),
            Recording(Plug, "device_del of a boot-time CPU 1 by qom path, of CPU 0"),
            Live("operator")));
}
