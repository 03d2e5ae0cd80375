// The AMD64 save-state map, which QEMU's x86-64 processors write whatever vendor they claim.
using Register = SmmFirmwareKit.Efi.EfiMmSaveStateRegister;

namespace SmmFirmwareKit.Efi;

/// <summary>
/// AMD_SMRAM_SAVE_STATE_MAP64, and under OVMF QEMU_SMRAM_SAVE_STATE_MAP64: 0x400 bytes at SMBASE + 0xFC00, of which the
/// processor uses the upper half (AMD64 APM volume 2, section 10.2.3, "SMRAM State-Save Area").
/// </summary>
/// <remarks>
/// Offsets are from the start of the map. EDK2's table (UefiCpuPkg/Library/MmSaveStateLib/AmdMmSaveState.c) takes the high
/// halves of IDTBASE and LDTBASE from where the low halves are. EDK2 reads IO_DWord's size bits in this order: byte (bit 4), word
/// (bit 5), else double word; it describes neither string instructions (bit 2) nor REP (bit 3) (APM volume 2, section 10.2.4).
/// </remarks>
[FirmwareStructure("AMD_SMRAM_SAVE_STATE_MAP64", Pack = 1, Source = "MdePkg/Include/Register/Amd/SmramSaveStateMap.h")]
[SaveStateMap("AMD64", Revision = 0x00020064)]
public partial struct AmdSmramSaveStateMap64
{
    [Offset(0x200), SaveStateRegister(Register.Es)] public ushort _ES;
    [Offset(0x202)] public ushort _ESAttributes;
    [Offset(0x204)] public uint _ESLimit;
    [Offset(0x208)] public ulong _ESBase;

    [Offset(0x210), SaveStateRegister(Register.Cs)] public ushort _CS;
    [Offset(0x212)] public ushort _CSAttributes;
    [Offset(0x214)] public uint _CSLimit;
    [Offset(0x218)] public ulong _CSBase;

    [Offset(0x220), SaveStateRegister(Register.Ss)] public ushort _SS;
    [Offset(0x222)] public ushort _SSAttributes;
    [Offset(0x224)] public uint _SSLimit;
    [Offset(0x228)] public ulong _SSBase;

    [Offset(0x230), SaveStateRegister(Register.Ds)] public ushort _DS;
    [Offset(0x232)] public ushort _DSAttributes;
    [Offset(0x234)] public uint _DSLimit;
    [Offset(0x238)] public ulong _DSBase;

    [Offset(0x240), SaveStateRegister(Register.Fs)] public ushort _FS;
    [Offset(0x242)] public ushort _FSAttributes;
    [Offset(0x244)] public uint _FSLimit;
    [Offset(0x248)] public ulong _FSBase;

    [Offset(0x250), SaveStateRegister(Register.Gs)] public ushort _GS;
    [Offset(0x252)] public ushort _GSAttributes;
    [Offset(0x254)] public uint _GSLimit;
    [Offset(0x258)] public ulong _GSBase;

    [Offset(0x264), SaveStateRegister(Register.GdtLimit)] public ushort _GDTRLimit;
    [Offset(0x268), SaveStateRegister(Register.GdtBase, Width = 8)] public uint _GDTRBaseLoDword;
    [Offset(0x26C)] public uint _GDTRBaseHiDword;

    [Offset(0x270), SaveStateRegister(Register.LdtrSel)] public ushort _LDTR;
    [Offset(0x272)] public ushort _LDTRAttributes;
    [Offset(0x274), SaveStateRegister(Register.LdtLimit)] public uint _LDTRLimit;
    [Offset(0x278), SaveStateRegister(Register.LdtBase, Width = 8, Edk2HighOffset = 0x278)] public uint _LDTRBaseLoDword;
    [Offset(0x27C)] public uint _LDTRBaseHiDword;

    [Offset(0x284), SaveStateRegister(Register.IdtLimit)] public ushort _IDTRLimit;
    [Offset(0x288), SaveStateRegister(Register.IdtBase, Width = 8, Edk2HighOffset = 0x288)] public uint _IDTRBaseLoDword;
    [Offset(0x28C)] public uint _IDTRBaseHiDword;

    [Offset(0x290), SaveStateRegister(Register.TrSel)] public ushort _TR;
    [Offset(0x292)] public ushort _TRAttributes;
    [Offset(0x294)] public uint _TRLimit;
    [Offset(0x298)] public ulong _TRBase;

    [Offset(0x2A0)] public ulong IO_RIP;
    [Offset(0x2A8)] public ulong IO_RCX;
    [Offset(0x2B0)] public ulong IO_RSI;
    [Offset(0x2B8)] public ulong IO_RDI;

    [Offset(0x2C0), SaveStateRole(SaveStateRole.IoInformation)]
    [SaveStateIoValid(1), SaveStateIoPort(31, 16)]
    [SaveStateIoLength(5, 4, Byte = [1, 3], Word = [2], Dword = [0])]
    [SaveStateIoType(0, 0, Input = [1], Output = [0])]
    public uint IO_DWord;

    [Offset(0x2C8), SaveStateRole(SaveStateRole.IoRestart)] public byte IORestart;
    [Offset(0x2C9), SaveStateRole(SaveStateRole.AutoHaltRestart)] public byte AutoHALTRestart;

    [Offset(0x2D0)] public ulong EFER;
    [Offset(0x2D8)] public ulong SVM_Guest;
    [Offset(0x2E0)] public ulong SVM_GuestVMCB;
    [Offset(0x2E8)] public ulong SVM_GuestVIntr;

    [Offset(0x2FC), SaveStateRole(SaveStateRole.SmmRevId)] public uint SMMRevId;
    [Offset(0x300), SaveStateRole(SaveStateRole.Smbase)] public uint SMBASE;

    [Offset(0x318)] public ulong SSP;

    [Offset(0x320)] public ulong SVM_GuestPAT;
    [Offset(0x328)] public ulong SVM_HostEFER;
    [Offset(0x330)] public ulong SVM_HostCR4;
    [Offset(0x338)] public ulong SVM_HostCR3;
    [Offset(0x340)] public ulong SVM_HostCR0;

    [Offset(0x348), SaveStateRegister(Register.Cr4)] public ulong _CR4;
    [Offset(0x350), SaveStateRegister(Register.Cr3)] public ulong _CR3;
    [Offset(0x358), SaveStateRegister(Register.Cr0)] public ulong _CR0;
    [Offset(0x360), SaveStateRegister(Register.Dr7)] public ulong _DR7;
    [Offset(0x368), SaveStateRegister(Register.Dr6)] public ulong _DR6;
    [Offset(0x370), SaveStateRegister(Register.Rflags, Writable = true)] public ulong _RFLAGS;
    [Offset(0x378), SaveStateRegister(Register.Rip, Writable = true)] public ulong _RIP;

    [Offset(0x380), SaveStateRegister(Register.R15, Writable = true)] public ulong _R15;
    [Offset(0x388), SaveStateRegister(Register.R14, Writable = true)] public ulong _R14;
    [Offset(0x390), SaveStateRegister(Register.R13, Writable = true)] public ulong _R13;
    [Offset(0x398), SaveStateRegister(Register.R12, Writable = true)] public ulong _R12;
    [Offset(0x3A0), SaveStateRegister(Register.R11, Writable = true)] public ulong _R11;
    [Offset(0x3A8), SaveStateRegister(Register.R10, Writable = true)] public ulong _R10;
    [Offset(0x3B0), SaveStateRegister(Register.R9, Writable = true)] public ulong _R9;
    [Offset(0x3B8), SaveStateRegister(Register.R8, Writable = true)] public ulong _R8;

    [Offset(0x3C0), SaveStateRegister(Register.Rdi, Writable = true)] public ulong _RDI;
    [Offset(0x3C8), SaveStateRegister(Register.Rsi, Writable = true)] public ulong _RSI;
    [Offset(0x3D0), SaveStateRegister(Register.Rbp, Writable = true)] public ulong _RBP;
    [Offset(0x3D8), SaveStateRegister(Register.Rsp, Writable = true)] public ulong _RSP;
    [Offset(0x3E0), SaveStateRegister(Register.Rbx, Writable = true)] public ulong _RBX;
    [Offset(0x3E8), SaveStateRegister(Register.Rdx, Writable = true)] public ulong _RDX;
    [Offset(0x3F0), SaveStateRegister(Register.Rcx, Writable = true)] public ulong _RCX;
    [Offset(0x3F8), SaveStateRegister(Register.Rax, Writable = true)] public ulong _RAX;
}
