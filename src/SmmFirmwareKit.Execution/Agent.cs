// Something that takes steps: a processor, a DMA engine, an operator who plugs CPUs. Owns its suspended call stacks.
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SmmFirmwareKit.Execution;

/// <summary>A schedulable party. Derived classes say what an access does; this class says when.</summary>
/// <remarks>
/// An agent has a stack of contexts, each a suspended call stack. An SMI or interrupt taken between two accesses pushes one;
/// RSM or IRET pops it. INIT and reset drop them all.
/// </remarks>
public abstract partial class Agent : Checkpointed
{
    private const int MaxContexts = 8;
    private const int RememberedSteps = 8;

    [ThreadStatic]
    private static Agent? s_current;

    private struct Context
    {
        public ulong ResumeAddress;
        public ulong Deadline;
        public Activity Activity;
    }

    [InlineArray(MaxContexts)]
    private struct Contexts
    {
        private Context _first;
    }

    [InlineArray(RememberedSteps)]
    private struct RecentSteps
    {
        private StepRecord _first;
    }

    private struct State
    {
        public Contexts Contexts;
        public RecentSteps Recent;
        public WatchSet Watch;
        public ulong SpinningSince;
        public int Top;
        public int RecentCount;
        public bool Attention;
    }

    private readonly Frame?[] _heads = new Frame?[MaxContexts];
    private State _state;
    private Frame? _chainHead;
    private Frame? _chainTail;
    private int _budget;
    private StepKind _wait;
    private ulong _waitValue;

    protected Agent(string name)
    {
        Name = name;
        _state.Contexts[0] = new Context { Activity = Activity.Absent, Deadline = ulong.MaxValue };
    }

    /// <summary>The agent whose turn it is on this thread.</summary>
    public static Agent Current
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => s_current ?? throw NotAFirmwareFunction.Error;
    }

    /// <summary>Name for people: <c>CPU 3</c>.</summary>
    public string Name { get; }

    /// <summary>Position among the agents of the machine.</summary>
    public int Index { get; internal set; } = -1;

    /// <summary>The scheduler this agent belongs to.</summary>
    public Scheduler Scheduler { get; internal set; } = null!;

    /// <summary>Number of the firmware function that runs, see <see cref="FunctionNames"/>.</summary>
    public int Function { get; internal set; }

    /// <summary>What the agent is doing.</summary>
    public Activity Activity => Top.Activity;

    /// <summary>How many contexts are suspended below the one that runs.</summary>
    public int ContextDepth => _state.Top;

    /// <summary>Mode of the processor as a small number for traces; see <see cref="ModeName"/>.</summary>
    public virtual byte Mode => 0;

    internal ResultSlot Result { get; } = new();

    internal Frame? Running { get; private set; }

    internal ulong Deadline => Top.Deadline;

    private protected bool HasAttention => _state.Attention;

    private ref Context Top => ref _state.Contexts[_state.Top];

    /// <summary>Spells <see cref="Mode"/>.</summary>
    public virtual string ModeName(byte mode) => "-";

    // ---- what a derived class provides ---------------------------------------------------------------------------

    /// <summary>Loads 1, 2, 4 or 8 bytes.</summary>
    public abstract ulong ReadMemory(ulong address, int width);

    /// <summary>Stores 1, 2, 4 or 8 bytes.</summary>
    public abstract void WriteMemory(ulong address, int width, ulong value);

    public abstract void ReadBlock(ulong address, Span<byte> destination);

    public abstract void WriteBlock(ulong address, ReadOnlySpan<byte> source);

    public abstract ulong Locked(LockedOperation operation, int width, ulong address, ulong operand, ulong comparand);

    public abstract ulong Perform(StepKind kind, int width, ulong address, ulong value, ulong comparand);

    /// <summary>Calls the entry point at an address and returns its result.</summary>
    public abstract FirmwareTask<ulong> Call(ulong address, CallArguments arguments);

    /// <summary>Starts what the current context has to run when it has no frames: fetch at <see cref="ResumeAddress"/>.</summary>
    protected abstract void Enter();

    /// <summary>Takes pending events; called before the next step whenever <see cref="RaiseAttention"/> was.</summary>
    protected virtual void TakeEvents()
    {
    }

    /// <summary>Leaves the current context by <paramref name="kind"/>: jump, RSM, IRET.</summary>
    protected virtual void Leave(StepKind kind, ulong value) =>
        throw new ExecutionException("SFK8005", $"{Name} cannot perform {kind}");

    /// <summary>The outermost function of a context returned: there is nothing to return to.</summary>
    protected virtual void RanOut() => SetActivity(Activity.Absent);

    /// <summary>Whether memory still holds what the agent read; no step is taken and nothing changes.</summary>
    private protected virtual bool StillReads(in Watch watch) => true;

    // ---- stepping --------------------------------------------------------------------------------------------------

    /// <summary>Spends one access of the turn; false when the turn is over and the function must suspend.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool Spend() => --_budget > 0;

    /// <summary>Runs until the turn is over, the agent waits, or the run is stopped.</summary>
    internal void Run(int budget)
    {
        Scheduler.Journal.Touch(this);
        Agent? previous = s_current;
        s_current = this;
        _budget = budget;
        try
        {
            if (_state.Attention)
            {
                _state.Attention = false;
                TakeEvents();
            }

            while (_budget > 0 && Top.Activity == Activity.Runnable)
            {
                RunTop();
            }
        }
        catch (ExecutionException fault) when (fault is not FirmwareFault)
        {
            throw FirmwareFault.Of(this, fault);
        }
        finally
        {
            s_current = previous;
            Scheduler.Refresh(this);
        }
    }

    /// <summary>Starts a function as the outermost one of the current context.</summary>
    protected void Begin(FirmwareTask<ulong> task)
    {
        if (task.IsSuspended)
        {
            _heads[_state.Top] = TakeChain(callers: null);
            FinishWait();
        }
        else
        {
            RanOut();
        }
    }

    private void RunTop()
    {
        ref Frame? head = ref _heads[_state.Top];
        if (head is null)
        {
            Enter();
            return;
        }

        Frame frame = head;
        head = frame.Caller;
        Running = frame;
        Function = frame.Function;
        frame.Resume();
        if (_chainHead is not null)
        {
            head = TakeChain(callers: head);
            FinishWait();
            return;
        }

        frame.Release();
        if (head is null)
        {
            RanOut();
        }
    }

    private void FinishWait()
    {
        StepKind kind = _wait;
        if (kind != StepKind.None)
        {
            _wait = StepKind.None;
            ApplyWait(kind, _waitValue);
        }
    }

    private void ApplyWait(StepKind kind, ulong value)
    {
        _budget--;
        Count(kind, 0, address: kind == StepKind.Jump ? value : 0, value: kind == StepKind.Delay ? value : 0);
        switch (kind)
        {
            case StepKind.Pause:
                Park();
                break;
            case StepKind.Delay:
                Sleep(value);
                break;
            case StepKind.Halt:
                SetActivity(Activity.Halted);
                break;
            default:
                Leave(kind, value);
                break;
        }
    }

    /// <summary>Counts a step: virtual time advances and the trace gets its line.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected void Count(StepKind kind, int width, ulong address, ulong value)
    {
        Scheduler scheduler = Scheduler;
        ulong step = scheduler.CountStep();
        ref StepRecord slot = ref _state.Recent[_state.RecentCount++ & (RememberedSteps - 1)];
        slot = new StepRecord(step, scheduler.Now, address, value, Function, (ushort)Index, kind, (byte)width, Mode);
        scheduler.Trace?.Record(in slot);
    }

    /// <summary>The agent's last steps, oldest first.</summary>
    public StepRecord[] LastSteps()
    {
        int count = Math.Min(_state.RecentCount, RememberedSteps);
        StepRecord[] steps = new StepRecord[count];
        for (int i = 0; i < count; i++)
        {
            steps[i] = _state.Recent[(_state.RecentCount - count + i) & (RememberedSteps - 1)];
        }

        return steps;
    }

    /// <summary>Names of the suspended functions of the current context, innermost first.</summary>
    public IEnumerable<string> SuspendedFunctions()
    {
        for (Frame? frame = _heads[_state.Top]; frame is not null; frame = frame.Caller)
        {
            yield return FunctionNames.Of(frame.Function);
        }
    }

    // ---- suspension, called by the method builders -----------------------------------------------------------------

    internal void Link(Frame frame)
    {
        frame.Caller = null;
        if (_chainHead is null)
        {
            _chainHead = frame;
        }
        else
        {
            _chainTail!.Caller = frame;
        }

        _chainTail = frame;
    }

    internal void RequireNothingSuspended()
    {
        if (_chainHead is not null)
        {
            throw NotAwaited();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Completed()
    {
        if (_chainHead is not null)
        {
            throw NotAwaited();
        }
    }

    internal void WaitRequested(StepKind kind, ulong value)
    {
        _wait = kind;
        _waitValue = value;
    }

    private ExecutionException NotAwaited() => new(
        "SFK8006",
        $"{FunctionNames.Of(_chainTail!.Function)} was called but not awaited by {FunctionNames.Of(Function)}; await it where it is called");

    private Frame? TakeChain(Frame? callers)
    {
        Frame? head = _chainHead;
        _chainTail!.Caller = callers;
        _chainHead = null;
        _chainTail = null;
        return head;
    }
}
