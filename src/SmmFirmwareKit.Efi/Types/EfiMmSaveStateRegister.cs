// Names of save-state registers as EFI_MM_CPU_PROTOCOL numbers them.
namespace SmmFirmwareKit.Efi;

/// <summary>EFI_MM_SAVE_STATE_REGISTER (MdePkg/Include/Protocol/MmCpu.h), alias EFI_SMM_SAVE_STATE_REGISTER.</summary>
public enum EfiMmSaveStateRegister : uint
{
    GdtBase = 4,
    IdtBase = 5,
    LdtBase = 6,
    GdtLimit = 7,
    IdtLimit = 8,
    LdtLimit = 9,
    LdtInfo = 10,
    Es = 20,
    Cs = 21,
    Ss = 22,
    Ds = 23,
    Fs = 24,
    Gs = 25,
    [SaveStateRegisterName("LDTR_SEL")]
    LdtrSel = 26,

    [SaveStateRegisterName("TR_SEL")]
    TrSel = 27,

    Dr7 = 28,
    Dr6 = 29,
    R8 = 30,
    R9 = 31,
    R10 = 32,
    R11 = 33,
    R12 = 34,
    R13 = 35,
    R14 = 36,
    R15 = 37,
    Rax = 38,
    Rbx = 39,
    Rcx = 40,
    Rdx = 41,
    Rsp = 42,
    Rbp = 43,
    Rsi = 44,
    Rdi = 45,
    Rip = 46,
    Rflags = 51,
    Cr0 = 52,
    Cr3 = 53,
    Cr4 = 54,

    /// <summary>First of the FP, MMX and XMM registers (256 to 287), which no save-state map holds.</summary>
    Fcw = 256,
    Xmm15 = 287,

    /// <summary>The pseudo-register that describes the I/O instruction behind the SMI.</summary>
    Io = 512,

    /// <summary>The pseudo-register that says whether the processor was in long mode.</summary>
    Lma = 513,

    /// <summary>The pseudo-register that gives the processor's APIC ID.</summary>
    ProcessorId = 514,
}

/// <summary>What the pseudo-register LMA says (MdePkg/Include/Protocol/MmCpu.h).</summary>
public static class EfiMmSaveStateRegisterLma
{
    public const byte EFI_MM_SAVE_STATE_REGISTER_LMA_32BIT = 32;
    public const byte EFI_MM_SAVE_STATE_REGISTER_LMA_64BIT = 64;
}
