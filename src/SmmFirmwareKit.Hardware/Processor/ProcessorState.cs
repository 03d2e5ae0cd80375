// The architectural registers of one processor: all of its mutable state but the local APIC and what it executes.
using System.Runtime.CompilerServices;

namespace SmmFirmwareKit.Hardware;

/// <summary>ES, CS, SS, DS, FS, GS, in the order of the save-state map.</summary>
[InlineArray(6)]
internal struct SegmentRegisters
{
    private SegmentRegister _first;
}

/// <summary>RAX, RCX, RDX, RBX, RSP, RBP, RSI, RDI, R8 to R15: encoding order.</summary>
[InlineArray(16)]
internal struct GeneralRegisters
{
    private ulong _first;
}

/// <summary>RFLAGS of the contexts that interrupts and NMIs suspended.</summary>
[InlineArray(8)]
internal struct SuspendedFlags
{
    private ulong _first;
}

/// <summary>Plain data, so that saving it is one copy.</summary>
internal struct ProcessorState
{
    public GeneralRegisters General;
    public SegmentRegisters Segments;
    public SegmentRegister Ldtr;
    public SegmentRegister Tr;
    public ulong GdtBase;
    public ulong IdtBase;
    public uint GdtLimit;
    public uint IdtLimit;
    public ulong Cr0;
    public ulong Cr2;
    public ulong Cr3;
    public ulong Cr4;
    public ulong Dr6;
    public ulong Dr7;
    public ulong Rflags;
    public ulong LastCallOut;
    public SuspendedFlags SuspendedFlags;
    public MsrFile Msrs;
    public uint Smbase;
    public uint SmiCount;
    public uint CallOuts;
    public byte SipiVector;
    public bool InSmm;
    public bool NmiMasked;
    public bool SmiCameInsideNmi;
    /// <summary>The next SIPI starts the processor. It sleeps meanwhile, unless the event rules wake it for an SMI.</summary>
    public bool WaitsForSipi;
    public bool ResetPending;
    public bool InitPending;
    public bool SipiPending;
    public bool SmiPending;
    public bool NmiPending;

    /// <summary>Whether any of the events that are latched as one bit each is pending.</summary>
    public readonly bool AnyPending => ResetPending | InitPending | SipiPending | SmiPending | NmiPending;
}
