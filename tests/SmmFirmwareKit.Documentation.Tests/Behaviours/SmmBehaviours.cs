// Entering and leaving System Management Mode.
using SmmFirmwareKit.Hardware.Tests.Processors;
using static SmmFirmwareKit.Documentation.Tests.Behaviours.Standing;

namespace SmmFirmwareKit.Documentation.Tests.Behaviours;

internal static class SmmBehaviours
{
    private const string Entry = "QEMU target/i386/tcg/sysemu/smm_helper.c, do_smm_enter";
    private const string Leaving = "QEMU target/i386/tcg/sysemu/smm_helper.c, helper_rsm";
    private const string Smm = "Processor/Processor.Smm.cs";

    public static BehaviourArea Area { get; } = new(
        "System Management Mode",
        new Behaviour(
            "Save-state map",
            "An SMI stores the AMD64 map at SMBASE+0xFE00 (revision 0x00020064): segments, descriptor tables, EFER, SMBASE, CR0, CR3, CR4, DR6, DR7, RFLAGS, RIP and the general registers.",
            "APM vol. 2, table 10-1; " + Entry,
            "Processor/SaveStateImage.cs",
            SaveState("real"),
            SaveState("prot32"),
            BootImageSaveStates(),
            Test<SaveState_Stored>(nameof(SaveState_Stored.RandomImage_ComesBackByteForByte)),
            Test<SaveState_AndEdk2Header>(nameof(SaveState_AndEdk2Header.GeneralRegisters_LieWhereTheHeaderHasThem))),
        new Behaviour(
            "Bytes that are not stored",
            "Every other byte of the area keeps what it held: CR2, DR0 to DR3, FPU state, I/O restart and I/O trap information are not saved.",
            Entry,
            "Processor/SaveStateImage.cs",
            SaveState("real"),
            BootImageSaveStates()),
        new Behaviour(
            "Entry point",
            "The handler begins at SMBASE+0x8000 with CS based at SMBASE, its selector SMBASE/16.",
            "SDM vol. 3, 33.5; " + Entry,
            Smm,
            Stock("SMI"),
            BootImage("SMI"),
            BootImage("SMI, handler sets SMBASE=40000")),
        new Behaviour(
            "State of the handler",
            "EFER is 0, RFLAGS 2, CR4 0, DR7 0x400; CR0 loses PE, EM, TS and PG; other segments are selector 0, base 0; all limits are 4 GiB; CR3, descriptor tables and general registers stay.",
            "SDM vol. 3, table 33-4; " + Entry,
            Smm),
        new Behaviour(
            "What RSM loads",
            "RSM loads all that the map holds, without consistency checks.",
            Leaving,
            "Processor/SaveStateImage.cs",
            BootImageSaveStates(),
            Test<SaveState_Stored>(nameof(SaveState_Stored.ImageOfQemuUnderItsRules_ComesBackWhole))),
        new Behaviour(
            "SMBASE moves at RSM",
            "RSM takes SMBASE from SMBASE+0xFF00 if bit 17 of the revision is set; any alignment is taken, and the next SMI enters there.",
            "SDM vol. 3, 33.11; " + Leaving,
            "Processor/SaveStateImage.cs",
            Stock("SMI, handler sets SMBASE=40000"),
            Stock("SMI"),
            BootImage("SMI"),
            Ovmf("number of SMBASEs"),
            Test<SaveState_Stored>(nameof(SaveState_Stored.Smbase_ChangesAtRsm))),
        new Behaviour(
            "RSM outside SMM",
            "RSM outside System Management Mode is #UD, which stops the run (SFK7213).",
            "SDM vol. 2, RSM; QEMU target/i386/tcg/translate.c",
            Smm),
        new Behaviour(
            "RSM to another RIP",
            "A RIP that the handler changed runs what lies there; a later jump to the old RIP resumes what the SMI interrupted, as EDK2's HookReturnFromSmm needs.",
            "EDK2 UefiCpuPkg/PiSmmCpuDxeSmm, HookReturnFromSmm",
            Smm,
            Test<Memory_Accessed>(nameof(Memory_Accessed.EntryAddress_IsTheContextsOwn_AcrossAnSmi))),
        new Behaviour(
            "Auto-HALT restart",
            "An SMI in HLT sets the auto-HALT restart flag at SMBASE+0xFEC9, and RSM goes back to the HLT unless the handler cleared it.",
            "SDM vol. 3, 33.10",
            Smm,
            OnPurpose("events hardware, row 25 'gate open (RSM)'"),
            OnPurpose("save state hardware, 0x7EC9 (auto-HALT restart)"),
            Test<Event_Latched>(nameof(Event_Latched.SmiInHlt_ReturnsToHlt)),
            Test<Event_Latched>(nameof(Event_Latched.SmiInHlt_WithAutoHaltCleared_GoesOn)),
            Test<Event_Latched>(nameof(Event_Latched.SmiOutsideHlt_ClearsAutoHalt))) { Profile = "hardware" },
        new Behaviour(
            "No auto-HALT restart",
            "RSM from an SMI that came in HLT goes on after the HLT; the flag is not written.",
            Entry,
            Smm,
            Stock("SMI while in HLT (gate shut) / gate open (RSM)"),
            BootImage("SMI while in HLT (gate shut) / gate open (RSM)")) { Profile = "qemu-tcg" },
        new Behaviour(
            "No interrupts in SMM",
            "Fixed interrupts and NMIs wait until RSM; IRET in SMM stops the run (SFK7214).",
            "SDM vol. 3, 33.7",
            Smm,
            BootImage("SMI while running (gate shut) / NMI in SMM"),
            Test<LocalApic_Used>(nameof(LocalApic_Used.IretInSmm_Faults))),
        new Behaviour(
            "SMIs are counted",
            "MSR_SMI_COUNT counts SMIs taken; reset clears it, INIT does not.",
            "SDM vol. 4, table 2-2; " + Entry,
            Smm),
        new Behaviour(
            "SMM code access check",
            "With SMM_CODE_CHK_EN set, fetching outside SMRAM in SMM is a machine check, which stops the run (SFK7204); without it the call-out is counted once SMRAM is locked.",
            "SDM vol. 3, 33.17",
            "Processor/Processor.Fetch.cs",
            Test<Smram_Seen>(nameof(Smram_Seen.CodeAccessCheck_StopsACallOut)),
            Test<Smram_Seen>(nameof(Smram_Seen.CallOutWithoutCheck_IsCounted))),
        new Behaviour(
            "SMRR",
            "The range of IA32_SMRR_PHYSBASE and PHYSMASK reads all ones and drops writes outside SMM, for the processor that has it; only SMM can program it.",
            "SDM vol. 3, 33.4.2.1",
            "Processor/Processor.Smrr.cs",
            Test<Smram_Seen>(nameof(Smram_Seen.Smrr_HidesItsRangeFromEveryAccessOutsideSmm)),
            Test<Smram_Seen>(nameof(Smram_Seen.SmmMsr_OutsideSmm_IsGeneralProtection))));
}
