// Library class BaseLib: processor instructions and small functions every module uses.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Efi;

/// <summary>BaseLib (MdePkg/Include/Library/BaseLib.h). Instructions that leave a function never return to it.</summary>
public interface IBaseLib
{
    /// <summary>PAUSE: the progress hint of a spin loop.</summary>
    WaitStep CpuPause();

    /// <summary>Spins for ever; SMIs and INIT are still taken.</summary>
    FirmwareTask CpuDeadLoop();

    /// <summary>HLT.</summary>
    WaitStep CpuSleep();

    /// <summary>MFENCE.</summary>
    Step<ulong> MemoryFence();

    /// <summary>LFENCE after a bounds check.</summary>
    Step<ulong> SpeculationBarrier();

    /// <summary>STI.</summary>
    Step<ulong> EnableInterrupts();

    /// <summary>CLI.</summary>
    Step<ulong> DisableInterrupts();

    /// <summary>RFLAGS.IF as 0 or 1.</summary>
    Step<bool> GetInterruptState();

    /// <summary>CLI; the result is the state before it.</summary>
    FirmwareTask<bool> SaveAndDisableInterrupts();

    /// <summary>STI or CLI, to restore what <see cref="SaveAndDisableInterrupts"/> returned.</summary>
    Step<ulong> SetInterruptState(bool interruptState);

    /// <summary>The bytes of a 16-bit value in the other order; a calculation, not an access.</summary>
    ushort SwapBytes16(ushort value);

    /// <summary>As <see cref="SwapBytes16"/>, of 32 bits.</summary>
    uint SwapBytes32(uint value);

    /// <summary>As <see cref="SwapBytes16"/>, of 64 bits.</summary>
    ulong SwapBytes64(ulong value);

    /// <summary>RDMSR.</summary>
    Step<ulong> AsmReadMsr64(uint index);

    /// <summary>WRMSR; like every write of a register here, the result of the step means nothing.</summary>
    Step<ulong> AsmWriteMsr64(uint index, ulong value);

    Step<ulong> AsmReadCr0();

    Step<ulong> AsmReadCr2();

    Step<ulong> AsmReadCr3();

    Step<ulong> AsmReadCr4();

    Step<ulong> AsmWriteCr0(ulong value);

    Step<ulong> AsmWriteCr2(ulong value);

    Step<ulong> AsmWriteCr3(ulong value);

    Step<ulong> AsmWriteCr4(ulong value);

    /// <summary>RDTSC, as a read of MSR IA32_TIME_STAMP_COUNTER.</summary>
    Step<ulong> AsmReadTsc();

    /// <summary>CPUID: one register of a leaf. Each register is one step.</summary>
    Step<uint> AsmCpuid(uint leaf, uint subleaf, CpuidRegister register);

    /// <summary>Address of the code cell that runs: what RIP-relative code knows about itself.</summary>
    Step<ulong> AsmReadEntryAddress();

    /// <summary>Selector in CS.</summary>
    Step<ushort> AsmReadCs();

    /// <summary>Base of CS: the only register that tells an SMI handler its SMBASE.</summary>
    Step<ulong> AsmReadCsBase();

    /// <summary>A general register as interrupted or handed over code left it.</summary>
    Step<ulong> AsmReadGpr(GeneralRegister register);

    Step<ulong> AsmWriteGpr(GeneralRegister register, ulong value);

    /// <summary>LIDT.</summary>
    FirmwareTask AsmWriteIdtr(ulong @base, ushort limit);

    /// <summary>LGDT.</summary>
    FirmwareTask AsmWriteGdtr(ulong @base, ushort limit);

    /// <summary>RSM: leaves System Management Mode and does not return.</summary>
    WaitStep AsmRsm();

    /// <summary>IRET: leaves an interrupt handler and does not return.</summary>
    WaitStep AsmIret();

    /// <summary>JMP: drops the frames of this context, goes on at an address and does not return.</summary>
    WaitStep AsmJump(ulong address);
}

/// <summary>A result register of CPUID, in the order StepKind.CpuId counts them.</summary>
public enum CpuidRegister : byte
{
    Eax = 0,
    Ebx = 1,
    Ecx = 2,
    Edx = 3,
}

/// <summary>A general register in encoding order (SDM vol. 2, table B-4).</summary>
public enum GeneralRegister : byte
{
    Rax = 0,
    Rcx = 1,
    Rdx = 2,
    Rbx = 3,
    Rsp = 4,
    Rbp = 5,
    Rsi = 6,
    Rdi = 7,
    R8 = 8,
    R9 = 9,
    R10 = 10,
    R11 = 11,
    R12 = 12,
    R13 = 13,
    R14 = 14,
    R15 = 15,
}
