// Local APICs, the I/O APIC and MSRs as processors see them.
using SmmFirmwareKit.Hardware.Tests.Processors;
using static SmmFirmwareKit.Documentation.Tests.Behaviours.Standing;

namespace SmmFirmwareKit.Documentation.Tests.Behaviours;

internal static class InterruptBehaviours
{
    private const string Apic = "Processor/LocalApic.cs";
    private const string X2Apic = "Processor/Processor.X2Apic.cs";
    private const string IoApic = "Chipset/IoApic.cs";

    public static BehaviourArea Area { get; } = new(
        "APICs and MSRs",
        new Behaviour(
            "Sending",
            "A write to ICR_LOW sends fixed interrupts, SMI, NMI, INIT and start-up to one processor, to itself, to all, or to all others.",
            "SDM vol. 3, 12.6.1",
            "Machine.cs",
            BootImage("plain SMI"),
            BootImage("INIT-SIPI"),
            BootImage("NMI"),
            Test<LocalApic_Used>(nameof(LocalApic_Used.DeliveryMode_IsTheEventItNames)),
            Test<LocalApic_Used>(nameof(LocalApic_Used.Smi_ReachesItsDestination))),
        new Behaviour(
            "xAPIC page",
            "It answers aligned 32-bit accesses at the address in IA32_APIC_BASE, while the APIC is enabled and not in x2APIC mode; others stop the run (SFK7212).",
            "SDM vol. 3, 12.4.1",
            "Processor/Processor.Apic.cs",
            BootImage("plain SMI"),
            Test<LocalApic_Used>(nameof(LocalApic_Used.XApicRegisterThatIsMissing_Faults))),
        new Behaviour(
            "INIT level de-assert",
            "It does nothing.",
            "SDM vol. 3, 12.6.1",
            "Processor/InterruptCommand.cs",
            Test<LocalApic_Used>(nameof(LocalApic_Used.InitLevelDeassert_IsIgnored))),
        new Behaviour(
            "Priority",
            "The highest vector waiting is handed over if its class is above TPR's and above that of every vector in service.",
            "SDM vol. 3, 12.8.3",
            Apic,
            Test<LocalApic_Used>(nameof(LocalApic_Used.Interrupts_ComeByPriority)),
            Test<LocalApic_Used>(nameof(LocalApic_Used.ProcessorPriority_IsTheHigherClass))),
        new Behaviour(
            "Interrupts wait for IF",
            "Fixed interrupts wait while IF is clear, in SMM, and in wait-for-SIPI; one that is taken in HLT goes on after it.",
            "SDM vol. 3, 6.8.1",
            "Processor/Processor.Events.cs",
            Test<LocalApic_Used>(nameof(LocalApic_Used.InterruptWithIfClear_WaitsForSti)),
            Test<LocalApic_Used>(nameof(LocalApic_Used.InterruptInHlt_GoesOnAfterIt))),
        new Behaviour(
            "Interrupts need a gate",
            "NMIs and interrupts go through a 64-bit IDT; without a gate the processor shuts down (SFK7205).",
            "SDM vol. 3, 6.14",
            "Processor/Processor.Events.cs",
            Test<LocalApic_Used>(nameof(LocalApic_Used.InterruptWithoutGate_ShutsDown))),
        new Behaviour(
            "What local APICs leave out",
            "Arming the timer, logical destinations and illegal vectors stop the run (SFK7210, SFK7211).",
            "none: a choice of the model",
            Apic,
            Test<LocalApic_Used>(nameof(LocalApic_Used.Timer_FaultsWhenArmed)),
            Test<LocalApic_Used>(nameof(LocalApic_Used.IpiThatIsNotModelled_Faults))),
        new Behaviour(
            "x2APIC mode",
            "Registers are MSRs from 0x800 on, ids have 32 bits, reserved bits are #GP; the mode changes only from disabled to xAPIC to x2APIC to disabled.",
            "SDM vol. 3, 12.12 and figure 12-26",
            X2Apic,
            Test<X2Apic_Used>(nameof(X2Apic_Used.ModeSwitch_FollowsTheFigure)),
            Test<X2Apic_Used>(nameof(X2Apic_Used.X2ApicRegister_Refuses)),
            Test<X2Apic_Used>(nameof(X2Apic_Used.X2ApicDestination_HasThirtyTwoBits))),
        new Behaviour(
            "Long mode",
            "EFER.LMA is one while LME and CR0.PG are; changing LME while paging is on is #GP.",
            "SDM vol. 3, 10.8.5",
            "Processor/Processor.Registers.cs"),
        new Behaviour(
            "Time stamps",
            "The TSC and MSR 0x10 are the nanoseconds of virtual time, the same on every processor.",
            "SDM vol. 3, 18.17",
            "Processor/Processor.Registers.cs"),
        new Behaviour(
            "CPUID",
            "Leaves 0, 1, 7, 0xB, 0x1F and the extended ones firmware asks for; topology as the slots have it; an unknown leaf stops the run (SFK7209).",
            "SDM vol. 2, CPUID",
            "Processor/Processor.CpuId.cs"),
        new Behaviour(
            "Optional features",
            "SMRR and the SMM code access check are announced in IA32_MTRRCAP and IA32_SMM_MCA_CAP if the machine has them; QEMU's processors have neither.",
            "SDM vol. 4, table 2-2",
            "Processor/ProcessorFeatures.cs",
            Test<Msr_AgainstTheDeclaration>(nameof(Msr_AgainstTheDeclaration.MsrOfAFeature_ExistsWithTheFeature))),
        new Behaviour(
            "MSR writes are checked",
            "Changing reserved, read-only or locked bits is #GP, as is an MSR that does not exist or belongs to SMM (SFK7207).",
            "SDM vol. 2, WRMSR",
            "Processor/Processor.Registers.cs",
            Test<Msr_AgainstTheDeclaration>(nameof(Msr_AgainstTheDeclaration.RandomWrites_ChangeFieldsOrFault)),
            Test<Msr_AgainstTheDeclaration>(nameof(Msr_AgainstTheDeclaration.LockedMsr_RefusesEveryChange_AndTakesWhatItHolds))),
        new Behaviour(
            "Edge and level",
            "An edge is sent once; a level is sent again at EOI while it is high; behind a mask an edge is lost and a level waits.",
            "82093AA datasheet, 3.2.4; QEMU hw/intc/ioapic.c, ioapic_service",
            IoApic,
            Test<IoApic_Raised>(nameof(IoApic_Raised.Level_IsSentAgainAtEoi_WhileHigh)),
            Test<IoApic_Raised>(nameof(IoApic_Raised.Edge_IsSentPerEdge)),
            Live("ioapic"),
            Test<IoApic_Raised>(nameof(IoApic_Raised.MaskedInput_KeepsALevelOnly)),
            Test<IoApic_Raised>(nameof(IoApic_Raised.TriggerModeChanged_WhileTheLineIsHigh))),
        new Behaviour(
            "EOI register",
            "A dword at 0x40 ends level interrupts of that vector; other widths, and values that are no vector, do nothing.",
            "ICH9 datasheet, 13.5; QEMU hw/intc/ioapic.c, ioapic_eoi_broadcast",
            IoApic,
            Live("ioapic"),
            Test<IoApic_Raised>(nameof(IoApic_Raised.EoiRegister_EndsALevel))),
        new Behaviour(
            "The I/O APIC's page",
            "It shows 256 bytes again and again; IOREGSEL takes any width, IOWIN dwords only; everything else reads zero. A processor that goes beyond the three registers stops the run (SFK7012).",
            "QEMU hw/intc/ioapic.c, ioapic_mem_read",
            IoApic,
            Live("ioapic"),
            Test<IoApic_Raised>(nameof(IoApic_Raised.OtherAccesses_ReadZeroAndWriteNothing)),
            Test<IoApic_Raised>(nameof(IoApic_Raised.AccessOfAProcessor_ThatReachesNoRegister_Faults))),
        new Behaviour(
            "What the I/O APIC leaves out",
            "Logical destinations and delivery modes other than fixed and lowest priority stop the run (SFK7011).",
            "none: a choice of the model",
            "Machine.cs",
            Test<IoApic_Raised>(nameof(IoApic_Raised.DeliveryThatIsNotModelled_Faults))));
}
