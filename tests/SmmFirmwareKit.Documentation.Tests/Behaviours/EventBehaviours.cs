// Which events a processor latches, and in what order it takes them: two profiles.
using SmmFirmwareKit.Hardware.Tests.Processors;
using static SmmFirmwareKit.Documentation.Tests.Behaviours.Standing;

namespace SmmFirmwareKit.Documentation.Tests.Behaviours;

internal static class EventBehaviours
{
    private const string Hardware = "hardware";
    private const string Tcg = "qemu-tcg";
    private const string Events = "Processor/Processor.Events.cs";
    private const string Order = "QEMU target/i386/cpu.c, x86_cpu_pending_interrupt";

    public static BehaviourArea Area { get; } = new(
        "INIT, SIPI, SMI, NMI",
        new Behaviour(
            "Order of events",
            "Pending together, they are taken in the order reset, INIT, SIPI, SMI, NMI, interrupts.",
            "SDM vol. 3, table 6-2; " + Order,
            Events,
            BootImage("NMI, then SMI at once"),
            Test<Event_Latched>(nameof(Event_Latched.SimultaneousEvents_AreTakenInOrder)),
            Test<Event_Latched>(nameof(Event_Latched.InitAndSmi_InitComesFirst))),
        new Behaviour(
            "SMI in SMM",
            "SMIs that come in SMM are one more entry after RSM, however many came.",
            "SDM vol. 3, 33.3",
            Events,
            Stock("SMI while running (gate shut) / 2 more SMIs in SMM"),
            Stock("SMI while running (gate shut) / gate open"),
            HardwareOrder("SMI while running (gate shut) / gate open"),
            BootImage("SMI while running (gate shut) / gate open"),
            Test<Event_Latched>(nameof(Event_Latched.ManySmisInSmm_AreOne))),
        new Behaviour(
            "NMI in SMM",
            "NMIs that come in SMM are one delivery after RSM.",
            "SDM vol. 3, 33.8",
            Events,
            Stock("SMI while running (gate shut) / NMI in SMM"),
            Stock("SMI while running (gate shut) / gate open"),
            HardwareOrder("SMI while running (gate shut) / gate open"),
            BootImage("SMI while running (gate shut) / NMI in SMM"),
            Test<Event_Latched>(nameof(Event_Latched.NmisInSmm_AreOneAfterRsm))),
        new Behaviour(
            "NMI is one deep",
            "An NMI handler masks NMIs until its IRET; those that come meanwhile are one.",
            "SDM vol. 3, 6.7.1",
            Events,
            Test<Event_Latched>(nameof(Event_Latched.NmisInAnNmiHandler_AreOneAfterIret))),
        new Behaviour(
            "SMI inside an NMI handler",
            "RSM leaves NMIs masked if the SMI came inside an NMI handler.",
            "SDM vol. 3, 33.8; QEMU HF2_SMM_INSIDE_NMI_MASK",
            "Processor/Processor.Smm.cs",
            Test<Event_Latched>(nameof(Event_Latched.SmiInAnNmiHandler_KeepsNmisMasked))),
        new Behaviour(
            "INIT in SMM is latched",
            "INIT waits until RSM.",
            "SDM vol. 3, 33.3",
            Events,
            HardwareOrder("SMI (gate shut) then INIT in SMM"),
            HardwareOrder("SMI (gate shut) then INIT in SMM / gate open"),
            Test<Event_Latched>(nameof(Event_Latched.InitInSmm_IsTakenAfterRsm))) { Profile = Hardware },
        new Behaviour(
            "INIT in SMM resets",
            "INIT takes the processor out of SMM at once, without RSM, into wait-for-SIPI.",
            "QEMU target/i386/helper.c, do_cpu_init",
            Events,
            Stock("SMI (gate shut) then INIT in SMM"),
            Stock("SMI (gate shut) then INIT in SMM / gate open"),
            BootImage("SMI (gate shut) then INIT in SMM / gate open")) { Profile = Tcg },
        new Behaviour(
            "SIPI in SMM",
            "A SIPI that comes in SMM is dropped.",
            "SDM vol. 3, 33.3; QEMU hw/intc/apic.c",
            Events,
            Stock("SMI while running (gate shut) / SIPI in SMM"),
            HardwareOrder("SMI while running (gate shut) / SIPI in SMM"),
            BootImage("SMI while running (gate shut) / SIPI in SMM"),
            Test<Event_Latched>(nameof(Event_Latched.SipiInSmm_IsDropped))),
        new Behaviour(
            "SIPI when not waiting",
            "A SIPI to a processor that does not wait for one is ignored: of two, the second does nothing.",
            "SDM vol. 3, 9.4.3",
            Events,
            Stock("INIT-SIPI-SIPI"),
            HardwareOrder("INIT-SIPI-SIPI"),
            BootImage("INIT-SIPI-SIPI"),
            Test<Event_Latched>(nameof(Event_Latched.SipiToARunningProcessor_IsIgnored))),
        new Behaviour(
            "SIPI starts",
            "Vector VV starts the processor at CS VV00, base VV000, IP 0, in real mode.",
            "SDM vol. 3, 9.4.3",
            Events,
            Stock("INIT-SIPI"),
            BootImage("INIT-SIPI")),
        new Behaviour(
            "SMI in wait-for-SIPI is pending",
            "An SMI to a processor that waits for SIPI (after reset, INIT or device_add) is taken after the SIPI, before the first instruction.",
            "SDM vol. 3, 33.3; KVM",
            Events,
            HardwareOrder("SMI to CPU never started (gate shut)"),
            HardwareOrder("SMI to CPU never started (gate shut) / SIPI then"),
            HardwareOrder("INIT then SMI in wait-for-SIPI (gate shut) / SIPI"),
            HotAdd("hotadd-2-of-8-add-1.txt"),
            Test<Event_Latched>(nameof(Event_Latched.SmiInWaitForSipi_ComesBeforeTheFirstInstruction))) { Profile = Hardware },
        new Behaviour(
            "SMI in wait-for-SIPI is taken",
            "An SMI to a processor that waits for SIPI is taken at once; the saved state is that of reset or INIT.",
            Order,
            Events,
            Stock("SMI to CPU never started (gate shut)"),
            Stock("INIT then SMI in wait-for-SIPI (gate shut)"),
            BootImage("SMI to CPU never started (gate shut)"),
            BootImage("INIT then SMI in wait-for-SIPI (gate shut)"),
            Ovmf("the hot-plug SMI returns on TCG")) { Profile = Tcg },
        new Behaviour(
            "RSM from it runs the reset vector",
            "RSM from an SMI taken in wait-for-SIPI runs the saved CS:RIP, the reset vector; a later SIPI still starts the processor.",
            "QEMU target/i386/tcg/sysemu/smm_helper.c, helper_rsm",
            "Processor/Processor.Smm.cs",
            Stock("INIT then SMI in wait-for-SIPI (gate shut) / gate open"),
            Stock("INIT then SMI in wait-for-SIPI (gate shut) / SIPI"),
            BootImage("INIT then SMI in wait-for-SIPI (gate shut) / gate open"),
            BootImage("INIT then SMI in wait-for-SIPI (gate shut) / SIPI")) { Profile = Tcg },
        new Behaviour(
            "INIT keeps pending events",
            "A pending SMI or NMI outlives INIT.",
            "SDM vol. 3, table 9-1; KVM",
            "Processor/Processor.Reset.cs",
            Test<Event_Latched>(nameof(Event_Latched.PendingSmi_SurvivesInit))) { Profile = Hardware },
        new Behaviour(
            "INIT drops pending events",
            "A pending SMI or NMI is lost with INIT; only a pending SIPI is kept.",
            "QEMU target/i386/helper.c, do_cpu_init",
            "Processor/Processor.Reset.cs",
            BootImage("HLT, then INIT / SMI to wake it")) { Profile = Tcg },
        new Behaviour(
            "INIT wakes",
            "INIT reaches a halted processor at once.",
            "SDM vol. 2, HLT",
            Events,
            Test<Event_Latched>(nameof(Event_Latched.InitToAHaltedProcessor_IsTakenAtOnce))) { Profile = Hardware },
        new Behaviour(
            "INIT waits for waking",
            "INIT to a halted processor is taken, first, when something else wakes it.",
            "QEMU target/i386/cpu.c, x86_cpu_has_work",
            Events,
            BootImage("HLT, then INIT"),
            BootImage("HLT, then INIT / SMI to wake it"),
            BootImage("HLT, then INIT / SIPI")) { Profile = Tcg },
        new Behaviour(
            "INIT of the bootstrap processor",
            "It runs the reset vector again; the others wait for SIPI.",
            "SDM vol. 3, 9.4.2",
            Events),
        new Behaviour(
            "SMBASE over INIT",
            "INIT keeps SMBASE, MTRRs, MSR_SMI_COUNT and most MSRs.",
            "SDM vol. 3, table 9-1; QEMU start_init_save",
            "Processor/Processor.Reset.cs",
            Stock("INIT-SIPI then SMI"),
            HardwareOrder("INIT-SIPI then SMI"),
            BootImage("INIT-SIPI then SMI"),
            Test<Event_Latched>(nameof(Event_Latched.Smbase_SurvivesInit_NotReset))),
        new Behaviour(
            "SMBASE over reset",
            "A system reset brings SMBASE back to 0x30000, and nothing stays pending.",
            "SDM vol. 3, 33.11",
            "Processor/Processor.Reset.cs",
            BootImage("after reset: nothing"),
            BootImage("SMI at the default SMBASE again"),
            Test<Event_Latched>(nameof(Event_Latched.ResetInSmm_LeavesNothingPending))),
        new Behaviour(
            "State after reset and INIT",
            "CR0 0x60000010, RFLAGS 2, CS F000 based at 0xFFFF0000, IP 0xFFF0, RDX the signature; the bootstrap processor runs, the others wait for SIPI.",
            "SDM vol. 3, table 9-1",
            "Processor/Processor.Reset.cs",
            Stock("INIT then SMI in wait-for-SIPI (gate shut) / gate open")),
        new Behaviour(
            "Added processor",
            "device_add makes a processor in reset state, waiting for SIPI, SMBASE 0x30000.",
            "QEMU hw/i386/x86.c, x86_cpu_plug",
            Events,
            HotAdd("hotadd-2-of-8-add-1.txt"),
            HotAdd("hotadd-2-of-8-add-2.txt"),
            HotAdd("hotadd-2-of-8-add-4.txt"),
            Ovmf("the new CPU reaches the pen on TCG")));
}
