// Numbers of the registers that ControlRead and ControlWrite steps name: what MOV CRn, LGDT, STI and the like reach.
namespace SmmFirmwareKit.Execution;

/// <summary>The address of a <see cref="StepKind.ControlRead"/> or <see cref="StepKind.ControlWrite"/> step.</summary>
public enum ControlRegister : ulong
{
    Cr0 = 0,
    Cr2 = 2,
    Cr3 = 3,
    Cr4 = 4,

    /// <summary>Address of the code cell that was last fetched: what a position-independent stub learns from RIP. Read only.</summary>
    EntryAddress = 0x100,

    /// <summary>Base of CS: in SMM it is SMBASE until the handler loads its own segments.</summary>
    CodeSegmentBase = 0x101,

    CodeSegmentSelector = 0x102,

    /// <summary>RFLAGS.IF as 0 or 1: STI and CLI write it, PUSHF reads it.</summary>
    InterruptFlag = 0x103,

    GdtBase = 0x104,
    GdtLimit = 0x105,
    IdtBase = 0x106,
    IdtLimit = 0x107,

    /// <summary>First of the sixteen general registers in encoding order: RAX, RCX, RDX, RBX, RSP, RBP, RSI, RDI, R8 to R15.</summary>
    Gpr0 = 0x200,
}
