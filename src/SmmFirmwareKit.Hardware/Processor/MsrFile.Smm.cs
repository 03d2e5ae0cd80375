// The model-specific registers about System Management Mode.
using static SmmFirmwareKit.Hardware.AccessKind;

namespace SmmFirmwareKit.Hardware;

internal partial struct MsrFile
{
    [Register("MSR_SMI_COUNT", 0x34, "SMIs taken since reset: computed")]
    public readonly partial ulong SmiCount { get; }

    [Register("IA32_SMM_MCA_CAP", 0x17D, "What SMM offers", SmmOnly = SmmOnly.Access)]
    [Bits("SMM_CODE_ACCESS_CHK", 58, ReadOnly, "code access check; see ProcessorFeatures")]
    [Bits("LONG_FLOW_INDICATION", 59, ReadOnly, "not offered")]
    public partial ulong SmmMcaCap { readonly get; set; }

    [Register("IA32_SMRR_PHYSBASE", 0x1F2, "Base of the range that only SMM sees", PresentIf = "IA32_MTRRCAP.SMRR", SmmOnly = SmmOnly.Write, Source = "vol. 3, 33.4.2.1")]
    [Bits("TYPE", 7, 0, ReadWrite, "memory type; stored")]
    [Bits("PHYSBASE", 39, 12, ReadWrite, "address bits; bits 31:12 count")]
    public readonly partial ulong SmrrPhysbase { get; }

    [Register("IA32_SMRR_PHYSMASK", 0x1F3, "Mask of the range that only SMM sees", PresentIf = "IA32_MTRRCAP.SMRR", SmmOnly = SmmOnly.Write, Source = "vol. 3, 33.4.2.1")]
    [Bits("V", 11, ReadWrite, "range enable")]
    [Bits("PHYSMASK", 39, 12, ReadWrite, "address bits; bits 31:12 count")]
    public readonly partial ulong SmrrPhysmask { get; }

    [Register("MSR_SMM_FEATURE_CONTROL", 0x4E0, "What SMM asks for", PresentIf = "IA32_SMM_MCA_CAP.SMM_CODE_ACCESS_CHK", SmmOnly = SmmOnly.Access)]
    [Bits("LOCK", 0, WriteOnce, "the register is read-only until reset")]
    [Bits("SMM_CODE_CHK_EN", 2, ReadWrite, "fetching outside SMRR in SMM is a machine check", LockedBy = "LOCK")]
    public readonly partial ulong SmmFeatureControl { get; }

    [Register("SMM_ADDR", 0xC0010112, "TSEG base of AMD processors; storage here", Source = "APM vol. 2, 10.2.5")]
    [Bits("TSEG_BASE", 39, 12, ReadWrite, "address bits 39:12")]
    public readonly partial ulong SmmAddr { get; }

    [Register("SMM_MASK", 0xC0010113, "TSEG mask of AMD processors; storage here", Source = "APM vol. 2, 10.2.5")]
    [Bits("AVALID", 0, ReadWrite, "ASEG range enable")]
    [Bits("TVALID", 1, ReadWrite, "TSEG range enable")]
    [Bits("AM_TYPE_DRAM", 10, 8, ReadWrite, "memory type of ASEG")]
    [Bits("TM_TYPE_DRAM", 14, 12, ReadWrite, "memory type of TSEG")]
    [Bits("TSEG_MASK", 39, 15, ReadWrite, "address bits")]
    public readonly partial ulong SmmMask { get; }
}
