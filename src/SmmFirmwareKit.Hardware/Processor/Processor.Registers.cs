// Steps that are not memory accesses: ports, MSRs, control registers, CPUID, fences, block copies.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware;

public sealed partial class Processor
{
    public override ulong Perform(StepKind kind, int width, ulong address, ulong value, ulong comparand)
    {
        switch (kind)
        {
            case StepKind.IoRead:
                return ReadPort((ushort)address, width);
            case StepKind.IoWrite:
                Count(kind, width, address, value);
                _machine.Chipset.WritePort((ushort)address, width, (uint)value, Place.Index);
                return 0;
            case StepKind.MsrRead:
                value = ReadMsr((uint)address);
                Count(kind, 8, address, value);
                return value;
            case StepKind.MsrWrite:
                Count(kind, 8, address, value);
                WriteMsr((uint)address, value);
                return 0;
            case StepKind.ControlRead:
                value = ReadControl((ControlRegister)address);
                Count(kind, width, address, value);
                return value;
            case StepKind.ControlWrite:
                Count(kind, width, address, value);
                WriteControl((ControlRegister)address, value);
                return 0;
            case StepKind.CpuId:
                value = CpuId((uint)address, (uint)(value >> 8), (int)value & 3);
                Count(kind, 4, address, value);
                return value;
            case StepKind.Fence:
                Count(kind, 0, 0, 0);
                return 0;
            case StepKind.Fetch:
                return (ulong)Fetch(address);
            case StepKind.BlockCopy:
                Copy(destination: address, source: value, width);
                return 0;
            case StepKind.BlockFill:
                Fill(address, (byte)value, width);
                return 0;
            default:
                throw new ExecutionException("SFK7203", $"a processor cannot perform a step of kind {kind}");
        }
    }

    private uint ReadPort(ushort port, int width)
    {
        uint value = _machine.Chipset.ReadPort(port, width);
        NotePoll();
        Count(StepKind.IoRead, width, port, value);
        return value;
    }

    private void Copy(ulong destination, ulong source, int length)
    {
        Span<byte> line = stackalloc byte[64];
        Require(TryReadMemory(source, line[..length]), source, "a block copy from");
        Count(StepKind.BlockCopy, length, destination, source);
        Require(TryWriteMemory(destination, line[..length]), destination, "a block copy to");
    }

    private void Fill(ulong destination, byte value, int length)
    {
        Span<byte> line = stackalloc byte[64];
        line.Fill(value);
        Count(StepKind.BlockFill, length, destination, value);
        Require(TryWriteMemory(destination, line[..length]), destination, "a block fill");
    }

    private ulong ReadMsr(uint number)
    {
        if (IsX2ApicMsr(number))
        {
            NotePoll();
            return ReadX2Apic(number);
        }

        if (number == MsrFile.TimeStampCounterOffset)
        {
            NotePoll();
            return Scheduler.Now;
        }

        return number == MsrFile.SmiCountOffset ? _cpu.SmiCount : _cpu.Msrs[Existing(number)];
    }

    private void WriteMsr(uint number, ulong value)
    {
        if (IsX2ApicMsr(number))
        {
            WriteX2Apic(number, value);
            return;
        }

        RequireSmmToWrite(number);
        int position = Existing(number);
        ulong old = _cpu.Msrs[position];
        ulong frozen = _cpu.Msrs.Frozen(position);
        value = number == MsrFile.EferOffset ? (value & ~MsrFile.EferLmaMask) | (old & MsrFile.EferLmaMask) : value;
        if (((old ^ value) & (~MsrFile.WritableBits[position] | frozen)) != 0 || IsComputed(number))
        {
            throw new ExecutionException("SFK7207", $"#GP: {MsrFile.Declared.At(number)!.Name} (MSR 0x{number:X}) holds 0x{old:X} and was written 0x{value:X}, which changes {(frozen != 0 ? "a locked register" : "reserved or read-only bits")}");
        }

        RequireModeChange(number, old, value);
        _cpu.Msrs[position] = value;
        AfterMsrWrite(number);
    }

    // What is read does not lie among the values, and cannot be set.
    private static bool IsComputed(uint number) => number is MsrFile.TimeStampCounterOffset or MsrFile.SmiCountOffset;

    private void AfterMsrWrite(uint number)
    {
        if (number is MsrFile.SmrrPhysbaseOffset or MsrFile.SmrrPhysmaskOffset)
        {
            ForgetTranslations();
        }
        else if (number == MsrFile.EferOffset)
        {
            UpdateLongMode();
        }
    }

    private int Existing(uint number)
    {
        int position = MsrFile.Find(number);
        bool missing = position < 0
            || !_cpu.Msrs.Exists(position)
            || (MsrFile.SmmOnlyAt(position) == SmmOnly.Access && !_cpu.InSmm);
        return missing
            ? throw new ExecutionException("SFK7207", $"#GP: MSR 0x{number:X} does not exist on this processor; check CPUID or the capability MSR before using it")
            : position;
    }

    private ulong ReadControl(ControlRegister register) => register switch
    {
        ControlRegister.Cr0 => _cpu.Cr0,
        ControlRegister.Cr2 => _cpu.Cr2,
        ControlRegister.Cr3 => _cpu.Cr3,
        ControlRegister.Cr4 => _cpu.Cr4,
        ControlRegister.EntryAddress => ResumeAddress,
        ControlRegister.CodeSegmentBase => _cpu.Segments[Cs].Base,
        ControlRegister.CodeSegmentSelector => _cpu.Segments[Cs].Selector,
        ControlRegister.InterruptFlag => (_cpu.Rflags & RflagsInterruptEnable) != 0 ? 1UL : 0,
        ControlRegister.GdtBase => _cpu.GdtBase,
        ControlRegister.GdtLimit => _cpu.GdtLimit,
        ControlRegister.IdtBase => _cpu.IdtBase,
        ControlRegister.IdtLimit => _cpu.IdtLimit,
        >= ControlRegister.Gpr0 and < ControlRegister.Gpr0 + 16 => _cpu.General[(int)(register - ControlRegister.Gpr0)],
        _ => throw UnknownControlRegister(register),
    };

    private void WriteControl(ControlRegister register, ulong value)
    {
        switch (register)
        {
            case ControlRegister.Cr0:
                _cpu.Cr0 = value;
                UpdateLongMode();
                break;
            case ControlRegister.Cr2:
                _cpu.Cr2 = value;
                break;
            case ControlRegister.Cr3:
                _cpu.Cr3 = value;
                break;
            case ControlRegister.Cr4:
                _cpu.Cr4 = value;
                break;
            case ControlRegister.InterruptFlag:
                SetInterruptFlag(value != 0);
                break;
            case ControlRegister.GdtBase:
                _cpu.GdtBase = value;
                break;
            case ControlRegister.GdtLimit:
                _cpu.GdtLimit = (uint)value;
                break;
            case ControlRegister.IdtBase:
                _cpu.IdtBase = value;
                break;
            case ControlRegister.IdtLimit:
                _cpu.IdtLimit = (uint)value;
                break;
            case >= ControlRegister.Gpr0 and < ControlRegister.Gpr0 + 16:
                _cpu.General[(int)(register - ControlRegister.Gpr0)] = value;
                break;
            default:
                throw UnknownControlRegister(register);
        }
    }

    // EFER.LMA follows CR0.PG while EFER.LME is set (SDM vol. 3 §10.8.5). Code segments become flat when protection comes on.
    private void UpdateLongMode()
    {
        _cpu.Msrs.EferLma = _cpu.Msrs.EferLme && (_cpu.Cr0 & Cr0Paging) != 0;
        UpdateMode();
    }

    private void SetInterruptFlag(bool enabled)
    {
        _cpu.Rflags = enabled ? _cpu.Rflags | RflagsInterruptEnable : _cpu.Rflags & ~RflagsInterruptEnable;
        if (enabled && _apic.HasInterrupt)
        {
            RaiseAttention();
        }
    }

    private static ExecutionException UnknownControlRegister(ControlRegister register) =>
        new("SFK7208", $"control register 0x{(ulong)register:X} was accessed in a way the model does not have");
}
