// Registers of the memory controller hub 00:00.0 (3 Series chipset datasheet, chapter 5.1; extensions from QEMU hw/pci-host/q35.c).
namespace SmmFirmwareKit.Hardware;

/// <summary>Declaration of MCH configuration space.</summary>
internal static class MchRegisters
{
    // SMRAM 0x9D
    public static readonly RegisterField CBaseSeg = RegisterField.ReadOnly("C_BASE_SEG", 0, 3);
    public static readonly RegisterField DLck = RegisterField.SetOnce("D_LCK", 4);
    public static readonly RegisterField GSmrame = RegisterField.ReadWrite("G_SMRAME", 3, lockedBy: DLck);
    public static readonly RegisterField DCls = RegisterField.ReadWrite("D_CLS", 5);
    public static readonly RegisterField DOpen = RegisterField.ReadWrite("D_OPEN", 6, lockedBy: DLck);

    // ESMRAMC 0x9E
    public static readonly RegisterField TEn = RegisterField.ReadWrite("T_EN", 0, lockedBy: DLck);
    public static readonly RegisterField TsegSz = RegisterField.ReadWrite("TSEG_SZ", 1, 2, lockedBy: DLck);
    public static readonly RegisterField SmL2 = RegisterField.ReadOnly("SM_L2", 3);
    public static readonly RegisterField SmL1 = RegisterField.ReadOnly("SM_L1", 4);
    public static readonly RegisterField SmCache = RegisterField.ReadOnly("SM_CACHE", 5);
    public static readonly RegisterField ESmerr = RegisterField.ReadOnly("E_SMERR", 6);
    public static readonly RegisterField HSmrame = RegisterField.ReadWrite("H_SMRAME", 7, lockedBy: DLck);

    // PCIEXBAR 0x60. QEMU stores the reserved bits too.
    public static readonly RegisterField PciexbarEnable = RegisterField.ReadWrite("PCIEXBAREN", 0);
    public static readonly RegisterField PciexbarLength = RegisterField.ReadWrite("LENGTH", 1, 2);
    public static readonly RegisterField PciexbarBase = RegisterField.ReadWrite("PCIEXBAR", 26, 10);

    /// <summary>PAM segment attributes in <see cref="AddressMap.Pam"/> order.</summary>
    public static readonly RegisterField[] Pam = new RegisterField[13];

    // Two registers of QEMU's own; firmware that knows them writes a query and reads the answer.
    public static readonly Register ExtTsegMbytes = Register.Plain("EXT_TSEG_MBYTES", 0x50, 2, domain: ResetDomain.PowerOn);
    public static readonly Register FSmbase = Register.Plain("F_SMBASE", 0x9C, 1);
    public static readonly Register Smram = new("SMRAM", 0x9D, 1, 0x02, ResetDomain.System, CBaseSeg, GSmrame, DLck, DCls, DOpen);
    public static readonly Register Esmramc = new("ESMRAMC", 0x9E, 1, 0x38, ResetDomain.System, TEn, TsegSz, SmL2, SmL1, SmCache, ESmerr, HSmrame);
    public static readonly Register Pciexbar = new(
        "PCIEXBAR", 0x60, 8, 0xB000_0000, ResetDomain.System,
        PciexbarEnable,
        PciexbarLength,
        RegisterField.ReadWrite("RESERVED_LOW", 3, 23),
        PciexbarBase,
        RegisterField.ReadWrite("RESERVED_HIGH", 36, 28));

    public static readonly RegisterBlock Block = new(
        "MCH 00:00.0", PciFunction.ConfigSize, 0x40..,
        [.. PciHeader.For(0x29C0, 0, 0x060000, 0), ExtTsegMbytes, Pciexbar, .. PamRegisters(), FSmbase, Smram, Esmramc]);

    // PAM0 holds segment 0 in its high half; PAM1..PAM6 hold two segments each, the lower address in the low half.
    private static Register[] PamRegisters()
    {
        var registers = new Register[7];
        Pam[0] = RegisterField.ReadWrite("HIENABLE", 4, 2);
        registers[0] = PamRegister(0, RegisterField.ReadWrite("RESERVED_LOW", 0, 4), Pam[0]);
        for (int i = 1; i < registers.Length; i++)
        {
            Pam[(2 * i) - 1] = RegisterField.ReadWrite("LOENABLE", 0, 2);
            Pam[2 * i] = RegisterField.ReadWrite("HIENABLE", 4, 2);
            registers[i] = PamRegister(i, Pam[(2 * i) - 1], RegisterField.ReadWrite("RESERVED_LOW", 2, 2), Pam[2 * i]);
        }

        return registers;
    }

    private static Register PamRegister(int number, params RegisterField[] fields) => new(
        $"PAM{number}", 0x90 + number, 1, 0, ResetDomain.PowerOn, [.. fields, RegisterField.ReadWrite("RESERVED_HIGH", 6, 2)]);
}
