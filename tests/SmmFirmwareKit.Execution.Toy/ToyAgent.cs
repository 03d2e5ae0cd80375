// The toy machine's processor: memory, a clock, interrupts that push a context, a reset that drops all.
using System.Buffers.Binary;

namespace SmmFirmwareKit.Execution.Toy;

/// <summary>One toy processor. Interrupts enter at entry point <see cref="Vector"/> and return with <see cref="ToyStep.Return"/>.</summary>
public class ToyAgent : Agent
{
    private const int MaxNesting = 3;

    private readonly ToyMemory _memory;
    private readonly IToyPrograms _programs;
    private readonly ulong _argument;
    private bool _interruptPending;

    public ToyAgent(string name, ToyMemory memory, IToyPrograms programs, ulong entry, ulong argument = 0)
        : base(name)
    {
        _memory = memory;
        _programs = programs;
        _argument = argument;
        ResetContexts(entry, Activity.Runnable);
    }

    /// <summary>Entry point of the interrupt handler.</summary>
    public ulong Vector { get; init; } = 1;

    public override byte Mode => (byte)ContextDepth;

    public override int StateSize => base.StateSize + 1;

    public override string ModeName(byte mode) => mode == 0 ? "main" : "handler";

    /// <summary>Makes the interrupt pending; it is taken before the agent's next step.</summary>
    public void Interrupt()
    {
        Scheduler.Journal.Touch(this);
        _interruptPending = true;
        RaiseAttention();
    }

    public override ulong ReadMemory(ulong address, int width)
    {
        ulong value = _memory.Read(address, width);
        NoteRead(address, width, value);
        Count(StepKind.MemoryRead, width, address, value);
        return value;
    }

    public override void WriteMemory(ulong address, int width, ulong value)
    {
        _memory.Write(address, width, value);
        Count(StepKind.MemoryWrite, width, address, value);
    }

    public override void ReadBlock(ulong address, Span<byte> destination)
    {
        _memory.Bytes.Slice((int)address, destination.Length).CopyTo(destination);
        Count(StepKind.BlockRead, 0, address, (ulong)destination.Length);
    }

    public override void WriteBlock(ulong address, ReadOnlySpan<byte> source)
    {
        _memory.WriteBlock(address, source);
        Count(StepKind.BlockWrite, 0, address, (ulong)source.Length);
    }

    public override ulong Locked(LockedOperation operation, int width, ulong address, ulong operand, ulong comparand)
    {
        ulong old = _memory.Read(address, width);
        if (operation == LockedOperation.CompareExchange && old != comparand)
        {
            NoteRead(address, width, old);
        }
        else
        {
            _memory.Write(address, width, operation == LockedOperation.Add ? old + operand : operand);
        }

        Count(StepKind.MemoryLocked, width, address, old);
        return old;
    }

    public override ulong Perform(StepKind kind, int width, ulong address, ulong value, ulong comparand)
    {
        Count(kind, width, address, value);
        switch (kind, address)
        {
            case (StepKind.Fetch, _):
                return 0;
            case (StepKind.Agent, _):
                _memory.Append(address, (byte)value);
                return 0;
            case (StepKind.IoRead, ToyStep.ClockPort):
                NotePoll();
                return Scheduler.Now;
            case (StepKind.IoWrite, ToyStep.InterruptPort):
                ((ToyAgent)Scheduler.Agents[(int)value]).Interrupt();
                return 0;
            case (StepKind.IoWrite, ToyStep.ResetPort):
                ResetContexts(value, Activity.Runnable);
                return 0;
            default:
                throw new ExecutionException("SFK7001", $"the toy has no {kind} at 0x{address:X}; use one of ToyStep");
        }
    }

    public override async FirmwareTask<ulong> Call(ulong address, CallArguments arguments)
    {
        await new Step<ulong>(StepKind.Fetch, 0, address, arguments[0]);
        return await _programs.Enter(address, arguments[0]);
    }

    public override void Save(Span<byte> destination)
    {
        base.Save(destination[1..]);
        destination[0] = _interruptPending ? (byte)1 : (byte)0;
    }

    public override void Load(ReadOnlySpan<byte> source)
    {
        _interruptPending = source[0] != 0;
        base.Load(source[1..]);
    }

    public override void Digest(ref StableHash hash)
    {
        base.Digest(ref hash);
        hash.Add(_interruptPending ? 1UL : 0UL);
    }

    protected override void Enter()
    {
        Count(StepKind.Fetch, 0, ResumeAddress, 0);
        Begin(_programs.Enter(ResumeAddress, _argument));
    }

    protected override void TakeEvents()
    {
        if (_interruptPending && ContextDepth < MaxNesting)
        {
            _interruptPending = false;
            Count(StepKind.Event, 0, Vector, 0);
            WakeFromHalt();
            PushContext(Vector);
        }
    }

    protected override void Leave(StepKind kind, ulong value)
    {
        if (kind == StepKind.Jump)
        {
            ReplaceContext(value);
        }
        else
        {
            PopContext();
            TakeAnother();
        }
    }

    protected override bool StillReads(in Watch watch) => _memory.Read(watch.Address, watch.Width) == watch.Value;

    private void WakeFromHalt()
    {
        if (Activity == Activity.Halted)
        {
            SetActivity(Activity.Runnable);
        }
    }

    private void TakeAnother()
    {
        if (_interruptPending)
        {
            RaiseAttention();
        }
    }
}
