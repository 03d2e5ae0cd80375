// What the memory controller's SMM registers do to memory and to each other.
using SmmFirmwareKit.Hardware.Tests.Chipset;
using SmmFirmwareKit.Hardware.Tests.Processors;
using static SmmFirmwareKit.Documentation.Tests.Behaviours.Standing;

namespace SmmFirmwareKit.Documentation.Tests.Behaviours;

internal static class SmramBehaviours
{
    private const string Smram = "QEMU hw/pci-host/q35.c, mch_update_smram";
    private const string Tseg = "QEMU hw/pci-host/q35.c, mch_update_ext_tseg_mbytes";
    private const string Smbase = "QEMU hw/pci-host/q35.c, mch_update_smbase_smram";
    private const string Mch = "Chipset/Mch.cs";
    private const string Views = "Chipset/MemoryViews.cs";

    public static BehaviourArea Area { get; } = new(
        "SMRAM",
        new Behaviour(
            "D_LCK closes",
            "A write that sets D_LCK clears D_OPEN in the same write and still takes its other bits.",
            "3 Series chipset datasheet, 5.1.24; " + Smram,
            Mch,
            Recording("mch_03_smram_lock", "lock and open in the same write"),
            Live("mch"),
            Test<Lock_Set>(nameof(Lock_Set.DLck_FreezesSmram_UntilReset))),
        new Behaviour(
            "D_LCK locks",
            "With D_LCK only D_CLS can still be written in SMRAM, nothing in ESMRAMC; a system reset opens the lock.",
            "3 Series chipset datasheet, 5.1.24; " + Smram,
            "Chipset/MchRegisters.cs",
            Recording("mch_03_smram_lock", "pre="),
            Recording("mch_03_smram_lock", "all 256 values after lock"),
            Recording("fuzz_mch_0"),
            Live("mch"),
            Ovmf("MCH 0x9D, SMRAM"),
            Test<Lock_Set>(nameof(Lock_Set.DLck_FreezesSmram_UntilReset))),
        new Behaviour(
            "D_CLS does nothing to memory",
            "D_CLS is stored; data accesses in SMM reach SMRAM all the same.",
            Smram,
            Views,
            Recording("mch_09_visibility", "SMRAM=2a ESMRAMC=00"),
            Recording("mch_09_visibility", "SMRAM=6a ESMRAMC=00")),
        new Behaviour(
            "TSEG is on",
            "TSEG exists while T_EN and G_SMRAME are set, whatever D_OPEN is; it ends at the end of RAM below 4 GiB.",
            "3 Series chipset datasheet, 5.1.25; " + Smram,
            Mch,
            Recording("mch_09_visibility"),
            View("SMRAM=0a ESMRAMC=39 F_SMBASE=00"),
            View("SMRAM=42 ESMRAMC=39 F_SMBASE=00"),
            View("SMRAM=4a ESMRAMC=39 F_SMBASE=00"),
            Live("memory")),
        new Behaviour(
            "TSEG lies over everything",
            "A TSEG that reaches down to the shadow area hides it too; one larger than RAM below 4 GiB hides nothing.",
            Smram,
            Views,
            Live("memory"),
            Test<MachineOptions_Felt>(nameof(MachineOptions_Felt.TsegAsLargeAsRam_HidesTheShadowAreaToo)),
            Test<MachineOptions_Felt>(nameof(MachineOptions_Felt.TsegLargerThanRam_HidesNothing))),
        new Behaviour(
            "A closed A segment with a VGA adapter",
            "It reads zero and drops writes until somebody programs the adapter, which stops the run (SFK7102).",
            "QEMU hw/display/vga.c, vga_mem_readb",
            "Chipset/VgaAdapter.cs",
            Test<MachineOptions_Felt>(nameof(MachineOptions_Felt.VgaAdapter_AnswersInAClosedASegment)),
            Test<MachineOptions_Felt>(nameof(MachineOptions_Felt.VgaAdaptersRegisters_Fault))),
        new Behaviour(
            "TSEG's size",
            "TSEG_SZ 0, 1, 2 are 1, 2, 8 MiB; 3 is the host's extended-tseg-mbytes, and no TSEG if that is 0.",
            "3 Series chipset datasheet, 5.1.25; " + Smram,
            Mch,
            Recording("mch_09_visibility"),
            Recording("mch_04_ext_tseg", "size the TSEG with TSEG_SZ=11b"),
            Recording("mch_05_ext_tseg_0", "size the TSEG with TSEG_SZ=11b"),
            Live("memory")),
        new Behaviour(
            "TSEG is for SMM only",
            "Outside SMM, and for devices, TSEG reads all ones and drops writes; in SMM it is RAM.",
            "3 Series chipset datasheet, 3.8; " + Smram,
            Views,
            Recording("mch_09_visibility", "widths and straddling at the TSEG base"),
            View("SMRAM=1a ESMRAMC=3f F_SMBASE=00"),
            Live("memory"),
            Test<Smram_Seen>(nameof(Smram_Seen.Tseg_IsForSmmOnly))),
        new Behaviour(
            "Extended TSEG is asked for",
            "EXT_TSEG_MBYTES becomes the host's number when 0xFFFF is written, and holds it from reset on; other values are stored and never change TSEG.",
            Tseg,
            Mch,
            Recording("mch_04_ext_tseg"),
            Recording("mch_05_ext_tseg_0"),
            Live("mch")),
        new Behaviour(
            "Default SMBASE: query",
            "F_SMBASE hears only 0xFF at first, and then reads 1; other values read back 0.",
            Smbase,
            Mch,
            Recording("mch_07_f_smbase", "non-query values before the query"),
            Recording("mch_07_f_smbase", "query"),
            Recording("mch_07_f_smbase", "straight to 0x02 without the query"),
            Live("mch"),
            Test<Lock_Set>(nameof(Lock_Set.DefaultSmbase_NeedsTheQuery_AndStaysUntilReset))),
        new Behaviour(
            "Default SMBASE: lock",
            "After the query bit 1 locks: 0x30000..0x4FFFF reads all ones and drops writes outside SMM; nothing but reset undoes it.",
            Smbase,
            Views,
            Recording("mch_07_f_smbase", "lock"),
            Recording("mch_07_f_smbase", "values after the lock"),
            Recording("mch_07_f_smbase", "reset: lock gone, RAM content survives"),
            View("SMRAM=02 ESMRAMC=38 F_SMBASE=02"),
            View("SMRAM=02 ESMRAMC=38 F_SMBASE=01"),
            Live("memory"),
            Ovmf("0x30000 from outside SMM"),
            Test<Smram_Seen>(nameof(Smram_Seen.LockedDefaultSmbase_IsForSmmOnly))),
        new Behaviour(
            "Default SMBASE and D_LCK",
            "D_LCK does not keep the default SMBASE from being queried and locked.",
            Smbase,
            Mch,
            Recording("mch_07_f_smbase", "after SMRAM D_LCK"),
            View("SMRAM=1a ESMRAMC=3f F_SMBASE=02")),
        new Behaviour(
            "Default SMBASE not offered",
            "With smbase-smram=off F_SMBASE is a plain byte and hides nothing.",
            Smbase,
            Mch,
            Recording("mch_08_f_smbase_off"),
            Live("memory"),
            Test<Lock_Set>(nameof(Lock_Set.DefaultSmbase_WithoutTheProperty_IsOnlyAByte))),
        new Behaviour(
            "A segment falls through",
            "Closed, 0xA0000..0xBFFFF leads to the PCI bus; without a VGA device nobody answers there and the access reaches RAM. So the A segment is not protected.",
            Smram,
            Views,
            Recording("mch_09_visibility", "SMRAM=0a ESMRAMC=00"),
            View("SMRAM=0a ESMRAMC=38 F_SMBASE=00"),
            View("SMRAM=1a ESMRAMC=38 F_SMBASE=00"),
            Live("memory"),
            Test<Smram_Seen>(nameof(Smram_Seen.ASegment_FallsThroughToRam))),
        new Behaviour(
            "High SMRAM",
            "With H_SMRAME the A segment's RAM appears at 0xFEDA0000 too: in SMM while G_SMRAME is set, for everybody while D_OPEN is.",
            "3 Series chipset datasheet, 3.8; " + Smram,
            Views,
            Recording("mch_09_visibility", "SMRAM=4a ESMRAMC=83"),
            View("SMRAM=0a ESMRAMC=b8 F_SMBASE=00"),
            View("SMRAM=42 ESMRAMC=b8 F_SMBASE=00"),
            View("SMRAM=4a ESMRAMC=b8 F_SMBASE=00"),
            Test<Smram_Seen>(nameof(Smram_Seen.HighSmram_IsForSmmUnlessOpen))),
        new Behaviour(
            "Without G_SMRAME",
            "While G_SMRAME is clear SMM sees what everybody sees.",
            Smram,
            Views,
            View("SMRAM=02 ESMRAMC=3f F_SMBASE=00"),
            View("SMRAM=02 ESMRAMC=bf F_SMBASE=00")),
        new Behaviour(
            "A lock counts at once",
            "A processor that has read a page before sees another's lock with its next access.",
            "no caches of decoding in q35",
            "Processor/Processor.Access.cs",
            Test<Smram_Seen>(nameof(Smram_Seen.LockSetByAnother_IsSeenAtOnce))),
        new Behaviour(
            "Configuration space stores",
            "Bytes of a bridge's own area, 0x40 and up, without a register store what is written and keep it over a system reset.",
            "QEMU hw/pci/pci.c, pci_default_write_config",
            "Chipset/PciFunction.cs",
            Recording("mch_01_config_space", "write 0xff / 0x00 to each byte"),
            Recording("mch_01_config_space", "system reset, then all bytes again"),
            Recording("ich9_01_config_space", "write ff/00 per byte"),
            Live("mch"),
            Live("ich9")));
}
