// How ports, configuration space and memory are decoded.
using SmmFirmwareKit.Hardware.Tests.Chipset;
using SmmFirmwareKit.Hardware.Tests.Memory;
using SmmFirmwareKit.Hardware.Tests.Processors;
using static SmmFirmwareKit.Documentation.Tests.Behaviours.Standing;

namespace SmmFirmwareKit.Documentation.Tests.Behaviours;

internal static class BusBehaviours
{
    private const string Cutting = "QEMU softmmu/physmem.c, memory_access_size";
    private const string Host = "QEMU hw/pci/pci_host.c";
    private const string Views = "Chipset/MemoryViews.cs";

    public static BehaviourArea Area { get; } = new(
        "Decoding",
        new Behaviour(
            "Accesses to ports are cut",
            "An access is cut into pieces no wider than the range accepts and aligned by their offset in the range; each piece is decoded on its own.",
            Cutting,
            "Chipset/PortBus.cs",
            Recording("ich9_02_pmbase", "decode: enable, move, disable"),
            Recording("ich9_05_apm", "word/dword writes"),
            Recording("mch_12_unaligned_cfg", "raw ports: word/dword reads that cross the CFC..CFF window"),
            Live("pm"),
            Live("ports"),
            Test<Port_Accessed>(nameof(Port_Accessed.AccessAcrossAnEdge_IsCutIntoPieces)),
            Test<Port_Accessed>(nameof(Port_Accessed.WideAccesses_ToTheResetPorts))),
        new Behaviour(
            "Accesses that are too narrow",
            "A range that takes no narrow accesses reads zero and writes nothing then.",
            Cutting,
            "Chipset/IPortTarget.cs",
            Recording("ich9_04_smi_en", "sub-dword reads and writes are not accepted"),
            Live("pm")),
        new Behaviour(
            "Ports where nobody answers",
            "They read all ones and drop writes; past port 0xFFFF, reads are zero.",
            "QEMU softmmu/ioport.c, unassigned_io_read",
            "Chipset/PortBus.cs",
            Recording("gpe_01_sci", "PMBASE decode off"),
            Recording("ich9_05_apm"),
            Recording("ich9_07_placed", "moved away"),
            Live("ports"),
            Test<Port_Accessed>(nameof(Port_Accessed.AccessPastTheEnd_IsNotWrapped)),
            Test<DeviceLeftOut_Touched>(nameof(DeviceLeftOut_Touched.NothingThere_ReadsAllOnes))),
        new Behaviour(
            "Devices that are left out",
            "A port or PCI function of a device that q35 has and the model has not stops the run (SFK7102).",
            "none: a choice of the model",
            "Chipset/UnmodelledPorts.cs",
            Test<DeviceLeftOut_Touched>(nameof(DeviceLeftOut_Touched.Port_FaultsWithItsDevicesName)),
            Test<DeviceLeftOut_Touched>(nameof(DeviceLeftOut_Touched.PciFunction_Faults))),
        new Behaviour(
            "Holes of the power management block",
            "Other devices show through them; its registers lie over other devices, and 0xCF9 over them.",
            "QEMU hw/acpi/ich9.c, ich9_pm_iospace_update; softmmu/memory.c, render_memory_region",
            "Chipset/PortBus.cs",
            Recording("ich9_07_placed", "fw_cfg in a hole"),
            Recording("ich9_07_placed", "over CONFIG_ADDRESS"),
            Live("tco"),
            Test<PowerManagement_Placed>(nameof(PowerManagement_Placed.OtherDevices_ShowThroughTheHoles_AndNotThroughTheRegisters))),
        new Behaviour(
            "CONFIG_ADDRESS takes dwords",
            "Only a dword write at 0xCF8 changes it: that is how 0xCF9 can be the reset register.",
            "PCI 3.0, 3.2.2.3.2; " + Host,
            "Chipset/PciConfig.cs",
            Recording("mch_12_unaligned_cfg", "CF8 read back, disabled"),
            Recording("live_config_address_reset"),
            Test<SmmFirmwareKit.Hardware.Tests.Registers.Widths_Declared>(nameof(SmmFirmwareKit.Hardware.Tests.Registers.Widths_Declared.ConfigAddress_TakesDwordsOnly))),
        new Behaviour(
            "CONFIG_DATA's lanes",
            "The byte lane of CONFIG_DATA is ORed to the register in CONFIG_ADDRESS, whose lowest two bits are kept.",
            Host + ", pci_data_read",
            "Chipset/PciConfig.cs",
            Recording("mch_12_unaligned_cfg", "CF8 read back, disabled"),
            Recording("mch_12_unaligned_cfg", "overlapping writes"),
            Live("pci")),
        new Behaviour(
            "CONFIG_DATA while disabled",
            "With bit 31 of CONFIG_ADDRESS clear CONFIG_DATA reads all ones and drops writes.",
            Host,
            "Chipset/PciConfig.cs",
            Recording("mch_12_unaligned_cfg", "CF8 read back, disabled"),
            Live("pci")),
        new Behaviour(
            "Ports that a system reset leaves alone",
            "CONFIG_ADDRESS keeps its value, port 0x92 all but INIT_NOW; RST_CNT becomes zero.",
            Host + ", which has no reset; hw/isa/port92.c, port92_reset",
            "Chipset/FastReset.cs",
            Recording("reset_01_ports", "operator reset"),
            Live("pci"),
            Live("ports"),
            Test<Port_Accessed>(nameof(Port_Accessed.SystemReset_LeavesCertainPortsAlone))),
        new Behaviour(
            "Functions that do not exist",
            "They read all ones and drop writes.",
            "PCI 3.0, 6.1; " + Host,
            "Chipset/PciConfig.cs",
            Recording("mch_12_unaligned_cfg", "absent function, device, bus"),
            Live("pci"),
            Live("pciexbar")),
        new Behaviour(
            "PCI Express window",
            "PCIEXBAR opens a window of 256, 128 or 64 MiB through which the same registers are reached, anywhere in 36 bits; bytes past a function's 256 read all ones. The reserved length leaves the window as it is. In QEMU the base bits of short windows stand one lower than in the datasheet.",
            "3 Series chipset datasheet, 5.1.14; QEMU hw/pci/pcie_host.c",
            Views,
            Live("pciexbar"),
            Test<Address_Decoded>(nameof(Address_Decoded.Pciexbar_OpensTheWindow)),
            Test<Address_Decoded>(nameof(Address_Decoded.PciexbarBase_HasTheBitsOfItsLength)),
            Test<Address_Decoded>(nameof(Address_Decoded.ReservedLength_LeavesTheWindow_UntilReset)),
            Test<Address_Decoded>(nameof(Address_Decoded.Ecam_ReachesTheSameRegisters))),
        new Behaviour(
            "Root complex window",
            "RCBA opens 16 KiB, at zero too; they store what is written until a system reset. What the registers among them would do, QEMU leaves out.",
            "ICH9 datasheet, 10.1; QEMU hw/isa/lpc_ich9.c, ich9_lpc_rcba_update, ich9_cc_write, ich9_cc_reset",
            "Chipset/RootComplex.cs",
            Live("rcba"),
            Test<Address_Decoded>(nameof(Address_Decoded.Rcba_OpensTheRootComplex)),
            Test<Address_Decoded>(nameof(Address_Decoded.RootComplexAtZero_IsAWindow)),
            Test<Address_Decoded>(nameof(Address_Decoded.RootComplex_StoresEverything_UntilReset))),
        new Behaviour(
            "Windows over one another",
            "In front is the local APIC; then the RCBA window or TSEG, whichever was placed last; the locked default SMBASE; PAM; the PCI Express window; RAM and I/O APIC; flash. Every write to SMRAM or ESMRAMC places TSEG. SMM sees its RAM before all of them.",
            "QEMU hw/pci-host/q35.c, mch_update_smram; softmmu/memory.c, memory_region_update_container_subregions",
            Views,
            Live("pciexbar"),
            Live("rcba"),
            Live("pam"),
            Test<Address_Decoded>(nameof(Address_Decoded.EcamWindow_LiesOverRamFlashAndIoApic_NotOverPamAndLocalApic)),
            Test<Address_Decoded>(nameof(Address_Decoded.RootComplexOverTseg_TheLastPlacedIsInFront))),
        new Behaviour(
            "PAM",
            "Each segment of 0xC0000..0xFFFFF shows the ROM (0), RAM that processors cannot write (1), or RAM (2, 3). By the datasheet 2 reads the ROM; QEMU does not tell reads from writes there, and lets bus masters write in 1. A system reset leaves registers and RAM alone.",
            "3 Series chipset datasheet, 5.1.17; QEMU hw/pci-host/pam.c, init_pam",
            Views,
            Live("pam"),
            Test<Address_Decoded>(nameof(Address_Decoded.Pam0_ShadowsTheTopSegment)),
            Test<Address_Decoded>(nameof(Address_Decoded.PamHalf_ShadowsSixteenKiB))),
        new Behaviour(
            "RAM and flash",
            "RAM up to 2.75 GiB lies below 4 GiB, of more only 2 GiB does, the rest from 4 GiB on; flash ends at 4 GiB, and its last 128 KiB appear below 1 MiB too.",
            "QEMU hw/i386/pc_q35.c, pc_q35_init; hw/i386/pc_sysfw.c",
            Views,
            View("SMRAM=02 ESMRAMC=38 F_SMBASE=00"),
            Test<Address_Decoded>(nameof(Address_Decoded.ResetVector_LiesAtTheEndOfFlash)),
            Test<Address_Decoded>(nameof(Address_Decoded.RamBeyondTheHole_LiesAbove4GiB))),
        new Behaviour(
            "Memory where nobody answers",
            "Recordings and live sequences read zero there and write nothing, as in QEMU; in a run a processor that touches it stops the run (SFK7001), and a bus master reads all ones.",
            "QEMU softmmu/memory.c, unassigned_mem_read",
            Views,
            Live("memory"),
            Test<DmaAgentTests>(nameof(DmaAgentTests.WhereNothingAnswers_ReadsOnes)),
            Test<Memory_Accessed>(nameof(Memory_Accessed.WhatIsNotModelled_FaultsAndSaysWhere))),
        new Behaviour(
            "DMA is not in SMM",
            "Devices, fw_cfg's DMA among them, see memory as a processor outside SMM does.",
            "QEMU softmmu/memory.c, address_space_memory",
            "Memory/DmaMemory.cs",
            Recording("mch_09_visibility"),
            Recording("mch_07_f_smbase", "lock"),
            Test<DmaAgentTests>(nameof(DmaAgentTests.LockedDefaultSmbase_ReadsOnesAndKeepsItsBytes))),
        new Behaviour(
            "Locked accesses",
            "A locked read-modify-write is one step; it must lie in one page of RAM that the processor can write (SFK7002).",
            "SDM vol. 3, 9.1.2",
            "Processor/Processor.Access.cs",
            Test<Memory_Accessed>(nameof(Memory_Accessed.LockedOperations_ReturnWhatMemoryHeld))),
        new Behaviour(
            "Flash is read-only",
            "Writing to flash stops the run (SFK7001): its commands are left out.",
            "none: a choice of the model",
            "Processor/Processor.SlowAccess.cs",
            Test<Access_LeftOut>(nameof(Access_LeftOut.WriteToFlash_Faults))),
        new Behaviour(
            "Blocks and page crossings",
            "An access across pages is decoded page by page; a block must lie in RAM or ROM, and each copy or fill of at most 64 bytes is one step.",
            "SDM vol. 3, 9.1.1",
            "Processor/Processor.SlowAccess.cs",
            Test<Memory_Accessed>(nameof(Memory_Accessed.StoreAcrossIntoSmram_StoresItsHalfOutside)),
            Test<Memory_Accessed>(nameof(Memory_Accessed.BlockCopyAndFill_CrossPages))),
        new Behaviour(
            "Bus masters",
            "An untrusted device can read and write, at any step, all RAM that is not SMRAM; where nobody answers it reads all ones.",
            "PCI 3.0, 3.3.3.1, master abort",
            "Memory/DmaAgent.cs",
            Test<DmaAgentTests>(nameof(DmaAgentTests.WriteToRam_ArrivesAndIsReadBack)),
            Test<DmaAgentTests>(nameof(DmaAgentTests.LockedDefaultSmbase_ReadsOnesAndKeepsItsBytes))),
        new Behaviour(
            "Debug console",
            "Bytes written to 0x402 are kept in order, over resets too.",
            "QEMU hw/char/debugcon.c",
            "Chipset/DebugPort.cs",
            BootImage("after reset: nothing"),
            Test<DebugPort_Written>(nameof(DebugPort_Written.Reset_KeepsTheLog))),
        new Behaviour(
            "Fetching garbage",
            "An entry point where no code lies shuts the processor down (SFK7201).",
            "SDM vol. 3, 6.15, double fault",
            "Processor/Processor.Fetch.cs",
            Test<Memory_Accessed>(nameof(Memory_Accessed.BadFetch_ShutsDown))));
}
