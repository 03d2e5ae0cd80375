// The kinds of scheduling point: every awaited operation is exactly one of these.
namespace SmmFirmwareKit.Execution;

/// <summary>What a processor or agent does at a scheduling point. Between two of them nobody else can run.</summary>
public enum StepKind : byte
{
    /// <summary>No operation.</summary>
    None,

    /// <summary>Load from a physical address: RAM, ROM or memory-mapped registers.</summary>
    MemoryRead,

    /// <summary>Store to a physical address.</summary>
    MemoryWrite,

    /// <summary>Locked read-modify-write (LOCK prefix, XCHG): one indivisible access.</summary>
    MemoryLocked,

    /// <summary>Block copy out of memory: the bytes are taken in one piece.</summary>
    BlockRead,

    /// <summary>Block copy into memory: the bytes arrive in one piece.</summary>
    BlockWrite,

    /// <summary>Copy of at most one cache line (64 bytes) from memory to memory.</summary>
    BlockCopy,

    /// <summary>Fill of at most one cache line (64 bytes) of memory with one byte.</summary>
    BlockFill,

    /// <summary>IN from an I/O port.</summary>
    IoRead,

    /// <summary>OUT to an I/O port.</summary>
    IoWrite,

    /// <summary>RDMSR.</summary>
    MsrRead,

    /// <summary>WRMSR.</summary>
    MsrWrite,

    /// <summary>MOV from a control register (the address is its number: 0, 2, 3, 4) or RIP-like register.</summary>
    ControlRead,

    /// <summary>MOV to a control register.</summary>
    ControlWrite,

    /// <summary>CPUID (address = leaf, value = subleaf &lt;&lt; 8 | register 0..3).</summary>
    CpuId,

    /// <summary>MFENCE or another ordering point: no access, but others may run.</summary>
    Fence,

    /// <summary>PAUSE in a spin loop: the processor may be parked until something it read changes.</summary>
    Pause,

    /// <summary>A wait until a given virtual time.</summary>
    Delay,

    /// <summary>HLT: nothing until an interrupt, NMI, SMI, INIT or reset.</summary>
    Halt,

    /// <summary>Instruction fetch at an entry point, by call, event or reset.</summary>
    Fetch,

    /// <summary>JMP: the suspended frames of this context are dropped and execution goes on at an address.</summary>
    Jump,

    /// <summary>RSM: leave System Management Mode (SDM vol. 3 ch. 33 "System Management Mode").</summary>
    Rsm,

    /// <summary>IRET: leave an interrupt or NMI handler.</summary>
    Iret,

    /// <summary>An event was taken (SMI, NMI, INIT, SIPI, interrupt); the value says which.</summary>
    Event,

    /// <summary>A step of an agent that is not a processor access: a plug request, a wait.</summary>
    Agent,
}
