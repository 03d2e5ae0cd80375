// The model-specific registers of a processor: identity, mode and page attributes.
using static SmmFirmwareKit.Hardware.AccessKind;

namespace SmmFirmwareKit.Hardware;

/// <summary>Values by position. A write that changes other bits than the fields allow is #GP.</summary>
[RegisterBlock("MSR", RegisterSpace.Msr, Source = "SDM vol. 4, table 2-2")]
internal partial struct MsrFile
{
    [Register("IA32_TIME_STAMP_COUNTER", 0x10, "Nanoseconds of virtual time: computed", Domain = ResetDomain.Never, Source = "vol. 3, 18.17")]
    public readonly partial ulong TimeStampCounter { get; }

    [Register("IA32_APIC_BASE", 0x1B, "Place and mode of the local APIC", Reset = 0xFEE00800, Source = "vol. 3, 12.4.4 and figure 12-26")]
    [Bits("BSP", 8, ReadOnly, "this is the bootstrap processor")]
    [Bits("EXTD", 10, ReadWrite, "x2APIC mode")]
    [Bits("EN", 11, ReadWrite, "local APIC enable")]
    [Bits("BASE", 39, 12, ReadWrite, "address bits 39:12 of the xAPIC page")]
    public partial ulong ApicBase { readonly get; set; }

    [Register("IA32_FEATURE_CONTROL", 0x3A, "Which features the BIOS leaves on")]
    [Bits("LOCK", 0, WriteOnce, "the register is read-only until reset")]
    [Bits("VMX_IN_SMX", 1, ReadWrite, "VMXON in SMX operation", LockedBy = "LOCK")]
    [Bits("VMX_OUTSIDE_SMX", 2, ReadWrite, "VMXON outside SMX operation", LockedBy = "LOCK")]
    [Bits("SENTER_LOCAL", 14, 8, ReadWrite, "SENTER leaf functions", LockedBy = "LOCK")]
    [Bits("SENTER_GLOBAL", 15, ReadWrite, "SENTER", LockedBy = "LOCK")]
    [Reserved(16, 16, ReadWrite, LockedBy = "LOCK")]
    [Bits("SGX_LC", 17, ReadWrite, "SGX launch control", LockedBy = "LOCK")]
    [Bits("SGX_GLOBAL", 18, ReadWrite, "SGX", LockedBy = "LOCK")]
    [Reserved(19, 19, ReadWrite, LockedBy = "LOCK")]
    [Bits("LMCE_ON", 20, ReadWrite, "local machine checks", LockedBy = "LOCK")]
    public readonly partial ulong FeatureControl { get; }

    [Register("IA32_BIOS_SIGN_ID", 0x8B, "Microcode revision; storage here", Access = ReadWrite)]
    public readonly partial ulong BiosSignId { get; }

    [Register("IA32_PAT", 0x277, "Page attribute table", Reset = 0x0007040600070406, Access = ReadWrite, Source = "vol. 3, 13.12")]
    public readonly partial ulong Pat { get; }

    [Register("IA32_EFER", 0xC0000080, "Extended features", Domain = ResetDomain.Init, Source = "vol. 3, 10.8.5")]
    [Bits("SCE", 0, ReadWrite, "SYSCALL")]
    [Bits("LME", 8, ReadWrite, "long mode enable")]
    [Bits("LMA", 10, ReadOnly, "long mode active: LME and CR0.PG")]
    [Bits("NXE", 11, ReadWrite, "no-execute pages")]
    public partial ulong Efer { readonly get; set; }
}
