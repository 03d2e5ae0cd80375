// Instance of library class BaseLib: each instruction is one step of the processor that runs it.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.MdePkg;

/// <summary>MdePkg/Library/BaseLib/BaseLib.inf.</summary>
[Edk2("MdePkg/Library/BaseLib/BaseLib.inf")]
[LibraryInstance("MdePkg/Library/BaseLib/BaseLib.inf")]
public sealed partial class BaseLib : IBaseLib
{
    public WaitStep CpuPause() => new(StepKind.Pause);

    /// <summary>
    /// CpuDeadLoop.c waits for a word that nobody writes. Here that word is the code cell that runs, so that the scheduler sees
    /// a processor that waits for a change and lets the others go on.
    /// </summary>
    public async FirmwareTask CpuDeadLoop()
    {
        ulong index = await AsmReadEntryAddress();
        while (true)
        {
            await new Field<ulong>(index);
            await CpuPause();
        }
    }

    public WaitStep CpuSleep() => new(StepKind.Halt);

    public Step<ulong> MemoryFence() => new(StepKind.Fence, 0, 0);

    public Step<ulong> SpeculationBarrier() => new(StepKind.Fence, 0, 0);

    public Step<ulong> EnableInterrupts() => Write(ControlRegister.InterruptFlag, 1);

    public Step<ulong> DisableInterrupts() => Write(ControlRegister.InterruptFlag, 0);

    public Step<bool> GetInterruptState() => new(StepKind.ControlRead, 8, (ulong)ControlRegister.InterruptFlag);

    public async FirmwareTask<bool> SaveAndDisableInterrupts()
    {
        bool interruptState = await GetInterruptState();
        await DisableInterrupts();
        return interruptState;
    }

    public Step<ulong> SetInterruptState(bool interruptState) => Write(ControlRegister.InterruptFlag, interruptState ? 1UL : 0UL);

    public ushort SwapBytes16(ushort value) => (ushort)((value << 8) | (value >> 8));

    public uint SwapBytes32(uint value) => ((uint)SwapBytes16((ushort)value) << 16) | SwapBytes16((ushort)(value >> 16));

    public ulong SwapBytes64(ulong value) => ((ulong)SwapBytes32((uint)value) << 32) | SwapBytes32((uint)(value >> 32));

    public Step<ulong> AsmReadMsr64(uint index) => new(StepKind.MsrRead, 8, index);

    public Step<ulong> AsmWriteMsr64(uint index, ulong value) => new(StepKind.MsrWrite, 8, index, value);

    public Step<ulong> AsmReadCr0() => Read(ControlRegister.Cr0);

    public Step<ulong> AsmReadCr2() => Read(ControlRegister.Cr2);

    public Step<ulong> AsmReadCr3() => Read(ControlRegister.Cr3);

    public Step<ulong> AsmReadCr4() => Read(ControlRegister.Cr4);

    public Step<ulong> AsmWriteCr0(ulong value) => Write(ControlRegister.Cr0, value);

    public Step<ulong> AsmWriteCr2(ulong value) => Write(ControlRegister.Cr2, value);

    public Step<ulong> AsmWriteCr3(ulong value) => Write(ControlRegister.Cr3, value);

    public Step<ulong> AsmWriteCr4(ulong value) => Write(ControlRegister.Cr4, value);

    public Step<ulong> AsmReadTsc() => AsmReadMsr64(ArchitecturalMsr.MSR_IA32_TIME_STAMP_COUNTER);

    // The step's encoding: StepKind.CpuId.
    public Step<uint> AsmCpuid(uint leaf, uint subleaf, CpuidRegister register) =>
        new(StepKind.CpuId, 4, leaf, ((ulong)subleaf << 8) | (byte)register);

    [KitOnly("C takes the address of a label")]
    public Step<ulong> AsmReadEntryAddress() => Read(ControlRegister.EntryAddress);

    public Step<ushort> AsmReadCs() => new(StepKind.ControlRead, 2, (ulong)ControlRegister.CodeSegmentSelector);

    [KitOnly("assembly only in C: the hidden part of CS")]
    public Step<ulong> AsmReadCsBase() => Read(ControlRegister.CodeSegmentBase);

    [KitOnly("assembly only in C: an operand")]
    public Step<ulong> AsmReadGpr(GeneralRegister register) => Read(ControlRegister.Gpr0 + (ulong)register);

    [KitOnly("assembly only in C: an operand")]
    public Step<ulong> AsmWriteGpr(GeneralRegister register, ulong value) => Write(ControlRegister.Gpr0 + (ulong)register, value);

    public async FirmwareTask AsmWriteIdtr(ulong @base, ushort limit)
    {
        await Write(ControlRegister.IdtBase, @base);
        await Write(ControlRegister.IdtLimit, limit);
    }

    public async FirmwareTask AsmWriteGdtr(ulong @base, ushort limit)
    {
        await Write(ControlRegister.GdtBase, @base);
        await Write(ControlRegister.GdtLimit, limit);
    }

    [KitOnly("assembly only in C: RSM")]
    public WaitStep AsmRsm() => new(StepKind.Rsm);

    [KitOnly("assembly only in C: IRETQ")]
    public WaitStep AsmIret() => new(StepKind.Iret);

    [KitOnly("assembly only in C: JMP")]
    public WaitStep AsmJump(ulong address) => new(StepKind.Jump, address);

    private static Step<ulong> Read(ControlRegister register) => new(StepKind.ControlRead, 8, (ulong)register);

    private static Step<ulong> Write(ControlRegister register, ulong value) => new(StepKind.ControlWrite, 8, (ulong)register, value);
}
