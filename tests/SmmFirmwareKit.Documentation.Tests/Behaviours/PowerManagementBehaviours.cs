// The LPC bridge, the power management block and the APM ports.
using SmmFirmwareKit.Hardware.Tests.Chipset;
using SmmFirmwareKit.Hardware.Tests.Processors;
using static SmmFirmwareKit.Documentation.Tests.Behaviours.Standing;

namespace SmmFirmwareKit.Documentation.Tests.Behaviours;

internal static class PowerManagementBehaviours
{
    private const string Lpc = "QEMU hw/isa/lpc_ich9.c";
    private const string Acpi = "QEMU hw/acpi/core.c";
    private const string ApmChanged = "QEMU hw/isa/lpc_ich9.c, ich9_apm_ctrl_changed";
    private const string Bridge = "Chipset/Ich9Lpc.cs";
    private const string Pm = "Chipset/Ich9Pm.cs";
    private const string Apm = "Chipset/Apm.cs";

    public static BehaviourArea Area { get; } = new(
        "SMI, SCI and power management",
        new Behaviour(
            "Where the block is",
            "ACPI_EN decodes 128 ports at bits 15:7 of PMBASE, at once and in either order of writes; at zero nothing is decoded.",
            "ICH9 datasheet, 13.1.13; " + Lpc + ", ich9_lpc_pmbase_sci_update",
            Bridge,
            Recording("ich9_02_pmbase", "decode: enable, move, disable"),
            Recording("ich9_02_pmbase", "order: PMBASE after enable"),
            Live("ich9"),
            Recording("ich9_07_placed", "base 0"),
            Test<PowerManagement_Placed>(nameof(PowerManagement_Placed.BaseZero_IsNowhere))),
        new Behaviour(
            "Route of the SCI",
            "SCI_IRQ_SEL 0, 1, 2, 4, 5 lead to inputs 9, 10, 11, 20, 21 of the I/O APIC; other values leave the route; a pending SCI moves along.",
            "ICH9 datasheet, 13.1.14; " + Lpc + ", ich9_lpc_pmbase_sci_update",
            Bridge,
            Recording("gpe_01_sci", "SCI routing through ACPI_CNTL"),
            Recording("ich9_02_pmbase", "ACPI_CNTL all values"),
            Live("ich9"),
            Test<IoApic_Raised>(nameof(IoApic_Raised.CpuHotplug_RaisesTheSci))),
        new Behaviour(
            "Level of the SCI",
            "It is raised while an enabled PM1 event or one of the first eight enabled GPE0 events is set, whatever SCI_EN is and also while the block is not decoded.",
            Acpi + ", acpi_update_sci",
            Pm,
            Recording("gpe_01_sci", "event with the enable bit clear"),
            Recording("gpe_01_sci", "enable bit set: SCI rises"),
            Recording("gpe_01_sci", "disable while pending lowers"),
            Recording("gpe_01_sci", "PMBASE decode off"),
            Recording("gpe_01_sci", "ACPI enable/disable through APM does not gate it"),
            Live("pm")),
        new Behaviour(
            "GPE0 is cleared by ones",
            "Status bits are cleared by writing ones, byte by byte; a system reset clears status and enable and lowers the SCI.",
            "ACPI 6.5, 4.8.4.1; " + Acpi + ", acpi_gpe_ioport_writeb",
            Pm,
            Recording("gpe_01_sci", "acknowledge in the status register"),
            Recording("gpe_01_sci", "dword write of STS|EN"),
            Recording("gpe_01_sci", "reset with a pending SCI"),
            Recording("cphp_05_plug_not_negotiated", "GPE status: bit 2 sticky until written"),
            Live("pm")),
        new Behaviour(
            "Hot-plug event",
            "Adding a CPU, and asking for one back, sets bit 2 of GPE0_STS.",
            "QEMU hw/acpi/cpu.c, acpi_cpu_plug_cb",
            Pm,
            Recording("gpe_01_sci", "event with the enable bit clear"),
            Recording("cphp_01_legacy", "device_add in legacy mode"),
            Live("operator")),
        new Behaviour(
            "Power button",
            "Pressing it sets PWRBTN_STS, but only while PWRBTN_EN is set.",
            Acpi + ", acpi_pm1_evt_power_down",
            Pm,
            Recording("gpe_01_sci", "power button: PM1_STS bit 8"),
            Live("operator")),
        new Behaviour(
            "PM1 registers are words",
            "PM1_STS and PM1_EN answer at their own address only; PM1_CNT ignores bit 0 of the address.",
            Acpi + ", acpi_pm_cnt_read",
            Pm,
            Recording("fuzz_ich9_0"),
            Recording("fuzz_ich9_1"),
            Live("pm")),
        new Behaviour(
            "PM timer",
            "24 bits at 3.579545 MHz of virtual time; TMROF_STS is set whenever bit 23 changes, and on from the start.",
            "ACPI 6.5, 4.8.3.3; " + Acpi + ", acpi_pm_tmr_update",
            "Chipset/PmTimer.cs",
            Recording("ich9_08_sleep", "timer"),
            Live("pm"),
            Test<Time_Passes>(nameof(Time_Passes.Timer_CountsTicks)),
            Test<Time_Passes>(nameof(Time_Passes.Overflow_SetsStatus_AndTheSciWhenEnabled))),
        new Behaviour(
            "Sleep",
            "A one written to SLP_EN switches the machine off with SLP_TYP 0, suspends it with 1 (to RAM) and 2 (to disk), and does nothing with others. A machine with processors stops the run then (SFK7104).",
            Acpi + ", acpi_pm1_cnt_write",
            Pm,
            Recording("ich9_08_sleep"),
            Live("pm"),
            Test<PowerManagement_Placed>(nameof(PowerManagement_Placed.SleepEnable_IsACommand)),
            Test<Access_LeftOut>(nameof(Access_LeftOut.WhatTheWholeMachineWouldHaveToDo_Faults))),
        new Behaviour(
            "SMI_STS",
            "It reads zero always: QEMU reports no cause of an SMI.",
            "QEMU hw/acpi/ich9.c, ich9_smi_readl",
            "Chipset/Ich9PmRegisters.cs",
            Recording("ich9_04_smi_en", "SMI_STS writes"),
            Live("pm")),
        new Behaviour(
            "SMI_LOCK freezes GBL_SMI_EN",
            "SMI_LOCK can be set once; it freezes GBL_SMI_EN, and only that: APMC_EN stays writable.",
            "ICH9 datasheet, 13.8.1.1; " + Lpc + ", ich9_lpc_pmcon_update",
            "Chipset/Ich9PmRegisters.cs",
            Recording("ich9_04_smi_en", "lock with GBL_SMI_EN=0"),
            Recording("ich9_04_smi_en", "lock with GBL_SMI_EN=1"),
            Live("pm"),
            Test<ApmControl_Written>(nameof(ApmControl_Written.SmiLock_DoesNotProtectApmcEn))),
        new Behaviour(
            "SMI_LOCK over reset",
            "A system reset leaves SMI_LOCK set, but SMI_EN is writable again until the next write to 0xA0..0xA7 of the bridge, which freezes it anew.",
            Lpc + ", ich9_lpc_config_write",
            "Chipset/Ich9PmRegisters.cs",
            Recording("ich9_04_smi_en", "reset: GEN_PMCON_1 and SMI_EN write masks"),
            Recording("ich9_04_smi_en", "write overlapping 0xa0..0xa7 by dword elsewhere"),
            Live("ich9"),
            Ovmf("LPC 0xA0, GEN_PMCON_1"),
            Test<Lock_Set>(nameof(Lock_Set.SmiLock_OutlivesReset_ButFreezesOnlyAfterAWriteNearby))),
        new Behaviour(
            "TCO_LOCK freezes TCO_EN",
            "TCO_LOCK can be set once and freezes SMI_EN.TCO_EN.",
            "ICH9 datasheet, 13.9.5; QEMU hw/acpi/ich9.c, ich9_smi_writel",
            "Chipset/Ich9PmRegisters.cs",
            Recording("tco_01_registers", "SMI_EN.TCO_EN and TCO_LOCK"),
            Live("tco"),
            Test<Lock_Set>(nameof(Lock_Set.TcoLock_FreezesTcoEn))),
        new Behaviour(
            "APM_CNT raises an SMI",
            "A write to 0xB2 raises one while APMC_EN is set; GBL_SMI_EN is not consulted.",
            "ICH9 datasheet, 13.7.1; " + ApmChanged,
            Apm,
            Ovmf("the hot-plug SMI returns on TCG"),
            Test<ApmControl_Written>(nameof(ApmControl_Written.ApmcDisabled_NobodyHears)),
            Test<ApmControl_Written>(nameof(ApmControl_Written.NothingNegotiated_TheWriterAloneGetsIt_WithoutGblSmiEn))),
        new Behaviour(
            "Who gets the SMI",
            "With broadcast negotiated every CPU present, halted and just added ones too; otherwise the one that wrote.",
            ApmChanged,
            Apm,
            HotAdd("hotadd-2-of-8-add-1.txt"),
            HotAdd("hotadd-2-of-8-add-4.txt"),
            Ovmf("the hot-plug SMI returns on TCG"),
            Test<ApmControl_Written>(nameof(ApmControl_Written.BroadcastNegotiated_EverybodyGetsIt_EvenFromNobody)),
            Test<ApmControl_Written>(nameof(ApmControl_Written.NothingNegotiated_TheWriterAloneGetsIt_WithoutGblSmiEn))),
        new Behaviour(
            "When the SMI comes",
            "Before the next access of the processor that wrote; QEMU's TCG may run a few instructions more.",
            "SDM vol. 3, 33.3.1",
            "Processor/Processor.Events.cs"),
        new Behaviour(
            "ACPI enable and disable",
            "2 and 3 written to 0xB2 set and clear PM1_CNT.SCI_EN and raise no SMI.",
            ApmChanged,
            Apm,
            Recording("ich9_05_apm"),
            Live("apm"),
            Test<ApmControl_Written>(nameof(ApmControl_Written.AcpiEnableAndDisable_SwitchSciEn_AndRaiseNoSmi))),
        new Behaviour(
            "Words to the APM ports",
            "A word written to 0xB2 is 0xB2 first, so the SMI is raised before APM_STS is stored; a dword reaches both bytes twice.",
            "QEMU hw/isa/apm.c, apm_ops",
            Apm,
            Recording("ich9_05_apm", "word/dword writes"),
            Live("apm"),
            Test<ApmControl_Written>(nameof(ApmControl_Written.Word_RaisesTheSmiBeforeTheStatusIsStored)),
            Test<ApmControl_Written>(nameof(ApmControl_Written.Dword_ReachesBothBytesTwice))),
        new Behaviour(
            "APM ports over reset",
            "0xB2 and 0xB3 keep their values.",
            "QEMU hw/isa/apm.c: no reset handler",
            Apm,
            Recording("ich9_05_apm", "reset"),
            Live("apm")),
        new Behaviour(
            "A machine without SMM",
            "With smm=off SMI_EN starts with APMC_EN and PM1_CNT with SCI_EN, which APM_CNT no longer switches; the memory controller's SMM registers are as ever.",
            "QEMU hw/acpi/ich9.c, pm_reset; hw/pci-host/q35.c",
            Pm,
            Recording("ich9_06_smm_off"),
            Recording("ich9_09_smm_off"),
            Test<PowerManagement_Placed>(nameof(PowerManagement_Placed.WithoutSmm_SciEnIsSetByReset_ButNotHeld)),
            Test<PowerManagement_Placed>(nameof(PowerManagement_Placed.WithoutSmm_SmramControlIsThere))));
}
