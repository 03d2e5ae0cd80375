// Registers of the memory controller hub 00:00.0, with the extensions of QEMU's q35.
using static SmmFirmwareKit.Hardware.AccessKind;

namespace SmmFirmwareKit.Hardware;

[RegisterBlock("MCH 00:00.0", RegisterSpace.PciConfig, Size = 0x100, Source = "3 Series chipset datasheet, 5.1; QEMU hw/pci-host/q35.c")]
[ResetValue("VID_DID", 0x29C08086)]
[ResetValue("RID_CC", 0x06000000)]
[Scratch(0x40, 0xFF, "plain storage in QEMU, kept over a system reset")]
internal sealed partial class MchRegisters : PciHeader
{
    [Register("EXT_TSEG_MBYTES", 0x50, "QEMU's own: the size of an extended TSEG, from reset on and whenever 0xFFFF is written", Access = ReadWrite, Domain = ResetDomain.PowerOn, Source = "mch_update_ext_tseg_mbytes")]
    public partial ushort ExtTsegMbytes { get; set; }

    [Register("PCIEXBAR", 0x60, "Base of the PCI Express configuration window", Reset = 0xB0000000, Source = "mch_update_pciexbar")]
    [Bits("PCIEXBAREN", 0, ReadWrite, "window enable")]
    [Bits("LENGTH", 2, 1, ReadWrite, "256, 128 or 64 MiB; 3 is reserved: the window stays as it was")]
    [Reserved(24, 3, ReadWrite)]
    [Bits("ADMSK64", 25, ReadWrite, "address bit 25 of a window of 64 or 128 MiB; in the datasheet 64ADMSK is bit 26")]
    [Bits("ADMSK128", 26, ReadWrite, "address bit 26 of a window of 128 MiB; in the datasheet 128ADMSK is bit 27")]
    [Reserved(27, 27, ReadWrite)]
    [Bits("BASE", 35, 28, ReadWrite, "address bits 35:28")]
    [Reserved(63, 36, ReadWrite)]
    public partial ulong Pciexbar { get; }

    // The datasheet's four attributes are ROM, read only, write only, and RAM; QEMU makes RAM of "write only".
    [Register("PAM0", 0x90, "BIOS area at 0xF0000, 64 KiB", Domain = ResetDomain.PowerOn, Source = "mch_update_pam; init_pam")]
    [Reserved(3, 0, ReadWrite)]
    [Bits("HIENABLE", 5, 4, ReadWrite, "0 ROM, 1 write-protected RAM, 2 and 3 RAM")]
    [Reserved(7, 6, ReadWrite)]
    public partial byte Pam0 { get; }

    [Register("PAM{1}", 0x91, "Two segments of 16 KiB each, upwards from 0xC0000", Count = 6, Domain = ResetDomain.PowerOn, Source = "mch_update_pam; init_pam")]
    [Bits("LOENABLE", 1, 0, ReadWrite, "lower segment: 0 ROM, 1 write-protected RAM, 2 and 3 RAM")]
    [Reserved(3, 2, ReadWrite)]
    [Bits("HIENABLE", 5, 4, ReadWrite, "higher segment: 0 ROM, 1 write-protected RAM, 2 and 3 RAM")]
    [Reserved(7, 6, ReadWrite)]
    public partial byte Pam(int pair);

    [Register("F_SMBASE", 0x9C, "QEMU's own: write 0xFF, read 1 if SMRAM at 0x30000 is offered, write 2 to lock it", Access = ReadWrite, Source = "mch_update_smbase_smram")]
    public partial byte FSmbase { get; set; }

    [Register("SMRAM", 0x9D, "System management RAM control", Reset = 0x02, Source = "mch_update_smram")]
    [Bits("C_BASE_SEG", 2, 0, ReadOnly, "compatible SMM space: 2 is 0xA0000")]
    [Bits("G_SMRAME", 3, ReadWrite, "SMRAM enable", LockedBy = "D_LCK")]
    [Bits("D_LCK", 4, WriteOnce, "closes SMM space and locks its settings until reset")]
    [Bits("D_CLS", 5, ReadWrite, "SMM space closed to data")]
    [Bits("D_OPEN", 6, ReadWrite, "SMM space open outside SMM", LockedBy = "D_LCK")]
    public partial byte Smram { get; set; }

    [Register("ESMRAMC", 0x9E, "Extended system management RAM control", Reset = 0x38, Source = "mch_update_smram")]
    [Bits("T_EN", 0, ReadWrite, "TSEG enable", LockedBy = "D_LCK")]
    [Bits("TSEG_SZ", 2, 1, ReadWrite, "1, 2 or 8 MiB; 3 is QEMU's extended size", LockedBy = "D_LCK")]
    [Bits("SM_L2", 3, ReadOnly, "SMRAM cached in L2")]
    [Bits("SM_L1", 4, ReadOnly, "SMRAM cached in L1")]
    [Bits("SM_CACHE", 5, ReadOnly, "SMRAM cached")]
    [Bits("E_SMERR", 6, ReadOnly, "invalid access to SMRAM; QEMU never sets it")]
    [Bits("H_SMRAME", 7, ReadWrite, "compatible SMM space at 0xFEDA0000", LockedBy = "D_LCK")]
    public partial byte Esmramc { get; }
}
