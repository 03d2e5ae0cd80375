// Entering and leaving System Management Mode, and the other ways out of a context: JMP and IRET.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware;

public sealed partial class Processor
{
    private const uint HandlerOffset = 0x8000;
    private const ulong Cr0ClearedBySmi = 1 | 4 | 8 | 1UL << 31; // PE, EM, TS, PG

    protected override void Leave(StepKind kind, ulong value)
    {
        switch (kind)
        {
            case StepKind.Rsm:
                LeaveSmm();
                break;
            case StepKind.Iret:
                ReturnFromInterrupt();
                break;
            case StepKind.Jump:
                Jump(value);
                break;
            default:
                base.Leave(kind, value);
                break;
        }
    }

    // APM vol. 2 §10.3.1; QEMU do_smm_enter. The save goes through SMM's own view of memory.
    private void EnterSmm()
    {
        Count(StepKind.Event, 0, (ulong)ProcessorEvent.Smi, _cpu.Smbase);
        _cpu.SmiPending = false;
        _cpu.SmiCount++;
        _cpu.SmiCameInsideNmi = _cpu.NmiMasked;
        _cpu.NmiMasked = true;
        _cpu.InSmm = true;
        bool wasHalted = Activity == Activity.Halted;
        ulong rip = InstructionAddress - _cpu.Segments[Cs].Base;
        WithSaveState(store: true, wasHalted, ref rip);
        LoadHandlerState();
        PushContext(_cpu.Smbase + HandlerOffset);
    }

    private void LoadHandlerState()
    {
        _cpu.Msrs.Efer = 0;
        _cpu.Rflags = 2;
        _cpu.Cr0 &= ~Cr0ClearedBySmi;
        _cpu.Cr4 = 0;
        _cpu.Dr7 = 0x400;
        for (int i = 0; i < 6; i++)
        {
            _cpu.Segments[i] = new SegmentRegister(0, 0x8093, uint.MaxValue, 0);
        }

        _cpu.Segments[Cs] = new SegmentRegister((ushort)(_cpu.Smbase >> 4), 0x8093, uint.MaxValue, _cpu.Smbase);
        UpdateMode();
    }

    private void LeaveSmm()
    {
        if (!_cpu.InSmm)
        {
            throw new ExecutionException("SFK7213", "#UD: RSM outside System Management Mode");
        }

        ulong rip = 0;
        bool haltAgain = WithSaveState(store: false, halted: false, ref rip);
        _cpu.InSmm = false;
        _cpu.NmiMasked = _cpu.SmiCameInsideNmi;
        _cpu.SmiCameInsideNmi = false;
        UpdateMode();
        PopContext();
        ResumeAt(_cpu.Segments[Cs].Base + rip, haltAgain);
        if (_cpu.AnyPending || _apic.HasInterrupt)
        {
            RaiseAttention();
        }
    }

    /// <summary>Stores or loads the save-state area; the result is the auto-HALT restart flag after loading.</summary>
    private bool WithSaveState(bool store, bool halted, ref ulong rip)
    {
        Span<byte> bytes = stackalloc byte[SaveStateImage.Size];
        ulong address = (ulong)_cpu.Smbase + SaveStateImage.Offset;
        Require(_machine.Memory.TryRead(address, bytes, Requester.CpuInSmm), address, "the SMM state save");
        SaveStateImage image = new(bytes);
        if (store)
        {
            image.Store(in _cpu, _cpu.Msrs.Efer, rip);
            if (Rules.RsmRestartsHalt)
            {
                image.AutoHaltRestart = halted;
            }

            Require(_machine.Memory.TryWrite(address, bytes, Requester.CpuInSmm), address, "the SMM state save");
            return false;
        }

        (ulong efer, rip) = image.Load(ref _cpu);
        _cpu.Msrs.Efer = efer;
        return Rules.RsmRestartsHalt && image.AutoHaltRestart;
    }

    // The saved RIP names the frames that the SMI interrupted. Another RIP runs what lies there, with those frames kept below:
    // a later jump to the saved RIP resumes them (EDK2's HookReturnFromSmm does exactly that).
    private void ResumeAt(ulong address, bool haltAgain)
    {
        if (address != InstructionAddress)
        {
            GoElsewhere(address);
        }
        else if (Sleeps && !haltAgain)
        {
            SetActivity(Activity.Runnable);
        }
    }

    private void GoElsewhere(ulong address)
    {
        if (IsInsideFunction)
        {
            PushContext(address);
        }
        else
        {
            ReplaceContext(address);
        }
    }

    private void Jump(ulong address)
    {
        if (ContextDepth > 0 && !_cpu.InSmm && address == ResumeAddressBelow + InsideEntry)
        {
            PopContext();
            ResumeAt(address, haltAgain: false);
            return;
        }

        SetCodeSegmentFor(address);
        ReplaceContext(address);
    }

    // A far jump where the present segment does not reach: flat with protection on, a paragraph below 1 MiB without.
    private void SetCodeSegmentFor(ulong address)
    {
        ref SegmentRegister code = ref _cpu.Segments[Cs];
        if ((_cpu.Cr0 & Cr0ProtectionEnable) != 0)
        {
            code = new SegmentRegister(0x38, 0xA09B, uint.MaxValue, 0);
        }
        else if (address < code.Base || address - code.Base > 0xFFFF)
        {
            code = new SegmentRegister((ushort)(address >> 4 & 0xF000), 0x009B, 0xFFFF, address & 0xF0000);
        }
    }

    // IRET: RFLAGS come back; an NMI handler's IRET unmasks NMIs (SDM vol. 3 §6.7.1).
    private void ReturnFromInterrupt()
    {
        if (_cpu.InSmm)
        {
            throw new ExecutionException("SFK7214", "IRET in System Management Mode: the model delivers no interrupts there, so there is none to return from; leave with RSM");
        }

        PopContext();
        _cpu.Rflags = _cpu.SuspendedFlags[ContextDepth];
        _cpu.NmiMasked = false;
        if (_cpu.AnyPending || _apic.HasInterrupt)
        {
            RaiseAttention();
        }
    }
}
