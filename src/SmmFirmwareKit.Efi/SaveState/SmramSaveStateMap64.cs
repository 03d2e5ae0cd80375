// The save-state map of Intel processors with long mode, whatever mode the SMI interrupted.
using Register = SmmFirmwareKit.Efi.EfiMmSaveStateRegister;

namespace SmmFirmwareKit.Efi;

/// <summary>
/// SMRAM_SAVE_STATE_MAP64: 0x400 bytes at SMBASE + 0xFC00 (SDM volume 3, "SMRAM State Save Map and Intel 64 Architecture").
/// </summary>
/// <remarks>
/// Descriptor-table bases lie in two halves far apart; their limits are in no documented place. From R15 to IOMemAddr, fields of eight
/// bytes are aligned to four only. Of IOMisc, see <see cref="SmramSaveStateMap32"/>.
/// </remarks>
[FirmwareStructure("SMRAM_SAVE_STATE_MAP64", Pack = 1, Source = "MdePkg/Include/Register/Intel/SmramSaveStateMap.h")]
[SaveStateMap("Intel 64", Revision = 0x00030004)]
public partial struct SmramSaveStateMap64
{
    [Offset(0x1D0)] public uint GdtBaseHiDword;
    [Offset(0x1D4)] public uint LdtBaseHiDword;
    [Offset(0x1D8)] public uint IdtBaseHiDword;

    [Offset(0x1E8)] public ulong IO_EIP;

    [Offset(0x240), SaveStateRegister(Register.Cr4)] public uint _CR4;

    [Offset(0x28C), SaveStateRegister(Register.GdtBase, Width = 8, HighOffset = 0x1D0)] public uint GdtBaseLoDword;
    [Offset(0x294), SaveStateRegister(Register.IdtBase, Width = 8, HighOffset = 0x1D8)] public uint IdtBaseLoDword;
    [Offset(0x29C), SaveStateRegister(Register.LdtBase, Width = 8, HighOffset = 0x1D4)] public uint LdtBaseLoDword;

    [Offset(0x2D8)] public ulong EptVmxControl;
    [Offset(0x2E0)] public uint EnEptVmxControl;

    [Offset(0x2F8), SaveStateRole(SaveStateRole.Smbase)] public uint SMBASE;
    [Offset(0x2FC), SaveStateRole(SaveStateRole.SmmRevId)] public uint SMMRevId;
    [Offset(0x300), SaveStateRole(SaveStateRole.IoRestart)] public ushort IORestart;
    [Offset(0x302), SaveStateRole(SaveStateRole.AutoHaltRestart)] public ushort AutoHALTRestart;

    [Offset(0x31C), SaveStateRegister(Register.R15, Writable = true)] public ulong _R15;
    [Offset(0x324), SaveStateRegister(Register.R14, Writable = true)] public ulong _R14;
    [Offset(0x32C), SaveStateRegister(Register.R13, Writable = true)] public ulong _R13;
    [Offset(0x334), SaveStateRegister(Register.R12, Writable = true)] public ulong _R12;
    [Offset(0x33C), SaveStateRegister(Register.R11, Writable = true)] public ulong _R11;
    [Offset(0x344), SaveStateRegister(Register.R10, Writable = true)] public ulong _R10;
    [Offset(0x34C), SaveStateRegister(Register.R9, Writable = true)] public ulong _R9;
    [Offset(0x354), SaveStateRegister(Register.R8, Writable = true)] public ulong _R8;

    [Offset(0x35C), SaveStateRegister(Register.Rax, Writable = true)] public ulong _RAX;
    [Offset(0x364), SaveStateRegister(Register.Rcx, Writable = true)] public ulong _RCX;
    [Offset(0x36C), SaveStateRegister(Register.Rdx, Writable = true)] public ulong _RDX;
    [Offset(0x374), SaveStateRegister(Register.Rbx, Writable = true)] public ulong _RBX;
    [Offset(0x37C), SaveStateRegister(Register.Rsp, Writable = true)] public ulong _RSP;
    [Offset(0x384), SaveStateRegister(Register.Rbp, Writable = true)] public ulong _RBP;
    [Offset(0x38C), SaveStateRegister(Register.Rsi, Writable = true)] public ulong _RSI;
    [Offset(0x394), SaveStateRegister(Register.Rdi, Writable = true)] public ulong _RDI;

    [Offset(0x39C), SaveStateRole(SaveStateRole.IoMemoryAddress)] public ulong IOMemAddr;

    [Offset(0x3A4), SaveStateRole(SaveStateRole.IoInformation)]
    [SaveStateIoValid(0, MinimumRevision = 0x00030004), SaveStateIoPort(31, 16)]
    [SaveStateIoLength(3, 1, Byte = [1], Word = [2], Dword = [4])]
    [SaveStateIoType(7, 4, Input = [1, 9], Output = [0, 8])]
    public uint IOMisc;

    [Offset(0x3A8), SaveStateRegister(Register.Es)] public uint _ES;
    [Offset(0x3AC), SaveStateRegister(Register.Cs)] public uint _CS;
    [Offset(0x3B0), SaveStateRegister(Register.Ss)] public uint _SS;
    [Offset(0x3B4), SaveStateRegister(Register.Ds)] public uint _DS;
    [Offset(0x3B8), SaveStateRegister(Register.Fs)] public uint _FS;
    [Offset(0x3BC), SaveStateRegister(Register.Gs)] public uint _GS;
    [Offset(0x3C0), SaveStateRegister(Register.LdtrSel)] public uint _LDTR;
    [Offset(0x3C4), SaveStateRegister(Register.TrSel)] public uint _TR;
    [Offset(0x3C8), SaveStateRegister(Register.Dr7)] public ulong _DR7;
    [Offset(0x3D0), SaveStateRegister(Register.Dr6)] public ulong _DR6;

    [Offset(0x3D8), SaveStateRegister(Register.Rip, Writable = true)] public ulong _RIP;
    [Offset(0x3E0)] public ulong IA32_EFER;
    [Offset(0x3E8), SaveStateRegister(Register.Rflags, Writable = true)] public ulong _RFLAGS;
    [Offset(0x3F0), SaveStateRegister(Register.Cr3)] public ulong _CR3;
    [Offset(0x3F8), SaveStateRegister(Register.Cr0)] public ulong _CR0;
}
