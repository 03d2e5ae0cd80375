// The events a processor latches and the order it takes them in, between two accesses.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware;

/// <summary>What an <see cref="StepKind.Event"/> step was; its address in a trace.</summary>
public enum ProcessorEvent : ulong
{
    Reset = 1,
    Init = 2,
    StartUp = 3,
    Smi = 4,
    Nmi = 5,
    Interrupt = 6,
}

/// <summary>
/// Reset comes first, then INIT, SIPI, SMI, NMI, interrupts. SIPI is ignored in SMM and unless the processor waits for it; one of
/// each event is latched; NMI is blocked in SMM and by an earlier NMI until IRET. What differs between hardware and QEMU's TCG are
/// the rules of <see cref="EventOrder"/>.
/// </summary>
public sealed partial class Processor
{
    private const uint NmiVector = 2;
    private const byte LowestVector = 16;

    private bool Waits => Activity is Activity.WaitForSipi;

    private EventOrder Rules => _machine.EventOrder;

    private bool InitComes => _cpu.InitPending && (!_cpu.InSmm || !Rules.SmmBlocksInit) && (Rules.InitWakes || !Sleeps || WokenForInit);

    private bool Sleeps => Activity is Activity.WaitForSipi or Activity.Halted;

    private bool WokenForInit => _cpu.SipiPending || _cpu.SmiPending || (_cpu.NmiPending && !_cpu.NmiMasked);

    private bool InterruptsTaken => _cpu.Msrs.ApicBaseEn && (_cpu.Rflags & RflagsInterruptEnable) != 0 && !_cpu.InSmm && !Waits;

    /// <summary>Powers the processor up in its slot: reset state, waiting for SIPI unless it is the bootstrap processor.</summary>
    internal void Insert(bool bootstrap)
    {
        ResetRegisters(bootstrap);
        StartOrWait(bootstrap);
    }

    /// <summary>The processor is gone from its slot.</summary>
    internal void Remove()
    {
        ResetContexts(ResetVector, Activity.Absent);
        ResetRegisters(bootstrap: false);
    }

    /// <summary>System reset: taken before the processor's next access.</summary>
    internal void PostReset() => Post(ref _cpu.ResetPending);

    internal void PostInit()
    {
        Scheduler.Journal.Touch(this);
        _cpu.SipiPending &= !Rules.SmmBlocksInit;
        Post(ref _cpu.InitPending);
    }

    internal void PostSmi() => Post(ref _cpu.SmiPending);

    internal void PostNmi() => Post(ref _cpu.NmiPending);

    internal void PostSipi(byte vector)
    {
        // A SIPI is not latched: it is lost on a processor that is not waiting, and in SMM.
        if (IsPresent && !_cpu.InSmm && (_cpu.WaitsForSipi || _cpu.InitPending))
        {
            Scheduler.Journal.Touch(this);
            _cpu.SipiVector = vector;
            Post(ref _cpu.SipiPending);
        }
    }

    /// <summary>A fixed interrupt for this processor.</summary>
    internal void Interrupt(byte vector)
    {
        if (vector < LowestVector)
        {
            throw new ExecutionException("SFK7210", $"{Name} was sent vector 0x{vector:X}; vectors 0 to 15 are illegal (SDM vol. 3 §12.5.2), error interrupts are not modelled");
        }

        if (IsPresent)
        {
            Scheduler.Journal.Touch(this);
            _apic.Request(vector);
            if (InterruptsTaken && _apic.HasInterrupt)
            {
                RaiseAttention();
            }
        }
    }

    protected override void TakeEvents()
    {
        if (_cpu.ResetPending)
        {
            TakeReset();
        }

        if (InitComes)
        {
            TakeInit();
        }

        if (_cpu.SipiPending && _cpu.WaitsForSipi)
        {
            TakeSipi();
        }

        if (!Waits || (_cpu.SmiPending && !Rules.SmiWaitsForSipi))
        {
            TakeMaskableEvents();
        }
    }

    private void TakeMaskableEvents()
    {
        if (_cpu.InSmm || Activity is Activity.Absent or Activity.Shutdown)
        {
            return;
        }

        if (_cpu.SmiPending)
        {
            EnterSmm();
        }
        else if (_cpu.NmiPending && !_cpu.NmiMasked)
        {
            TakeNmi();
        }
        else if (InterruptsTaken && _apic.HasInterrupt)
        {
            byte vector = _apic.Acknowledge();
            DeliverThroughIdt(ProcessorEvent.Interrupt, vector);
        }
    }

    // Whether anything can be taken at once is worked out in TakeEvents; a processor in wait-for-SIPI only latches.
    private void Post(ref bool latch)
    {
        if (!IsPresent)
        {
            return;
        }

        Scheduler.Journal.Touch(this);
        latch = true;
        bool comes = _cpu.ResetPending || InitComes || (!_cpu.InSmm && (!Waits || _cpu.SipiPending || !Rules.SmiWaitsForSipi));
        if (comes)
        {
            RaiseAttention();
        }
    }

    private void TakeReset()
    {
        Count(StepKind.Event, 0, (ulong)ProcessorEvent.Reset, 0);
        bool bootstrap = Place.Index == 0;
        ResetRegisters(bootstrap);
        StartOrWait(bootstrap);
    }

    private void TakeInit()
    {
        Count(StepKind.Event, 0, (ulong)ProcessorEvent.Init, 0);
        InitRegisters();
        StartOrWait(IsBootstrapProcessor);
    }

    private void StartOrWait(bool start)
    {
        _cpu.WaitsForSipi = !start;
        ResetContexts(ResetVector, start ? Activity.Runnable : Activity.WaitForSipi);
    }

    private void TakeSipi()
    {
        _cpu.SipiPending = false;
        _cpu.WaitsForSipi = false;
        Count(StepKind.Event, 0, (ulong)ProcessorEvent.StartUp, _cpu.SipiVector);
        ulong start = (ulong)_cpu.SipiVector << 12;
        _cpu.Segments[Cs] = new SegmentRegister((ushort)(_cpu.SipiVector << 8), 0x009B, 0xFFFF, start);
        ResetContexts(start, Activity.Runnable);
    }

    private void TakeNmi()
    {
        _cpu.NmiPending = false;
        _cpu.NmiMasked = true;
        DeliverThroughIdt(ProcessorEvent.Nmi, NmiVector);
    }

    private void DeliverThroughIdt(ProcessorEvent kind, uint vector)
    {
        Count(StepKind.Event, 0, (ulong)kind, vector);
        ulong handler = ReadGate(vector);
        if (Activity == Activity.Halted)
        {
            SetActivity(Activity.Runnable);
        }

        _cpu.SuspendedFlags[ContextDepth] = _cpu.Rflags;
        _cpu.Rflags &= ~RflagsInterruptEnable;
        PushContext(handler);
    }

    // 64-bit interrupt gate (SDM vol. 3 figure 6-8): offset 15:0, 31:16 and 63:32 in bytes 0, 6 and 8; P is bit 47.
    private ulong ReadGate(uint vector)
    {
        Span<byte> gate = stackalloc byte[16];
        bool inTable = (_mode & (byte)ProcessorModes.Long64) != 0 && (vector * 16) + 15 <= _cpu.IdtLimit && TryReadMemory(_cpu.IdtBase + (vector * 16), gate);
        if (!inTable || (gate[5] & 0x80) == 0)
        {
            SetActivity(Activity.Shutdown);
            throw new ExecutionException("SFK7205", $"shutdown: vector {vector} has no 64-bit gate in the IDT at 0x{_cpu.IdtBase:X} (limit 0x{_cpu.IdtLimit:X}, mode {ModeName(_mode)}); enter long mode and load an IDT before enabling interrupts or sending NMIs");
        }

        return LittleEndian(gate[..2]) | LittleEndian(gate[6..8]) << 16 | LittleEndian(gate[8..12]) << 32;
    }
}
