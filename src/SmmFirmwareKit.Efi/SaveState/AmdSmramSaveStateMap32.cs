// The legacy save-state map of AMD processors from before AMD64.
using Register = SmmFirmwareKit.Efi.EfiMmSaveStateRegister;

namespace SmmFirmwareKit.Efi;

/// <summary>
/// AMD_SMRAM_SAVE_STATE_MAP32: 0x400 bytes at SMBASE + 0xFC00, of which the processor uses the upper half (APM volume 2, table
/// 10-2, "Legacy SMM State-Save Area").
/// </summary>
/// <remarks>AMD64 processors never write it, so EDK2's table has no column for it; OVMF tells it by a revision with a low word of 0.</remarks>
[FirmwareStructure("AMD_SMRAM_SAVE_STATE_MAP32", Pack = 1, Source = "MdePkg/Include/Register/Amd/SmramSaveStateMap.h")]
[SaveStateMap("AMD legacy", Revision = 0x00020000)]
public partial struct AmdSmramSaveStateMap32
{
    [Offset(0x2F8), SaveStateRole(SaveStateRole.Smbase)] public uint SMBASE;
    [Offset(0x2FC), SaveStateRole(SaveStateRole.SmmRevId)] public uint SMMRevId;
    [Offset(0x300), SaveStateRole(SaveStateRole.IoRestart)] public ushort IORestart;
    [Offset(0x302), SaveStateRole(SaveStateRole.AutoHaltRestart)] public ushort AutoHALTRestart;

    [Offset(0x388), SaveStateRegister(Register.GdtBase)] public uint GDTBase;
    [Offset(0x394), SaveStateRegister(Register.IdtBase)] public uint IDTBase;

    [Offset(0x3A8), SaveStateRegister(Register.Es)] public uint _ES;
    [Offset(0x3AC), SaveStateRegister(Register.Cs)] public uint _CS;
    [Offset(0x3B0), SaveStateRegister(Register.Ss)] public uint _SS;
    [Offset(0x3B4), SaveStateRegister(Register.Ds)] public uint _DS;
    [Offset(0x3B8), SaveStateRegister(Register.Fs)] public uint _FS;
    [Offset(0x3BC), SaveStateRegister(Register.Gs)] public uint _GS;
    [Offset(0x3C0), SaveStateRegister(Register.LdtBase)] public uint LDTBase;
    [Offset(0x3C4), SaveStateRegister(Register.TrSel)] public uint _TR;
    [Offset(0x3C8), SaveStateRegister(Register.Dr7)] public uint _DR7;
    [Offset(0x3CC), SaveStateRegister(Register.Dr6)] public uint _DR6;

    [Offset(0x3D0), SaveStateRegister(Register.Rax, Writable = true)] public uint _EAX;
    [Offset(0x3D4), SaveStateRegister(Register.Rcx, Writable = true)] public uint _ECX;
    [Offset(0x3D8), SaveStateRegister(Register.Rdx, Writable = true)] public uint _EDX;
    [Offset(0x3DC), SaveStateRegister(Register.Rbx, Writable = true)] public uint _EBX;
    [Offset(0x3E0), SaveStateRegister(Register.Rsp, Writable = true)] public uint _ESP;
    [Offset(0x3E4), SaveStateRegister(Register.Rbp, Writable = true)] public uint _EBP;
    [Offset(0x3E8), SaveStateRegister(Register.Rsi, Writable = true)] public uint _ESI;
    [Offset(0x3EC), SaveStateRegister(Register.Rdi, Writable = true)] public uint _EDI;
    [Offset(0x3F0), SaveStateRegister(Register.Rip, Writable = true)] public uint _EIP;
    [Offset(0x3F4), SaveStateRegister(Register.Rflags, Writable = true)] public uint _EFLAGS;
    [Offset(0x3F8), SaveStateRegister(Register.Cr3)] public uint _CR3;
    [Offset(0x3FC), SaveStateRegister(Register.Cr0)] public uint _CR0;
}
