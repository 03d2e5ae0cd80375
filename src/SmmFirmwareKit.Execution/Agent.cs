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
    internal const int MaxContexts = 8;
    private const int RememberedSteps = 8;

    [ThreadStatic]
    private static Agent? s_current;

    private struct Context
    {
        public ulong ResumeAddress;
        public ulong Deadline;
        public ulong WaitValue;
        public Activity Activity;
        public StepKind Wait; // a wait that was awaited and still has to happen; None if there is none
    }

    [InlineArray(MaxContexts)]
    private struct Contexts
    {
        private Context _first;
    }

    [InlineArray(RememberedSteps)]
    private struct RecentSteps
    {
        private RecentStep _first;
    }

    private struct State
    {
        public Contexts Contexts;
        public RecentSteps Recent;
        public WatchSet Watch;
        public Spin Spin;
        public long StepsTaken;
        public int Top;
        public bool Attention;
    }

    private readonly Frame?[] _heads = new Frame?[MaxContexts];
    private State _state;
    private ulong _turnEnd; // the step that ends the turn; 0 ends it at once

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

    /// <summary>Number of the firmware function that runs, see <see cref="FunctionNames"/>; only meaningful in its turn.</summary>
    public int Function { get; internal set; }

    /// <summary>What the agent is doing.</summary>
    public Activity Activity => Top.Activity;

    /// <summary>How many contexts are suspended below the one that runs.</summary>
    public int ContextDepth => _state.Top;

    /// <summary>Mode of the processor as a small number for traces; see <see cref="ModeName"/>.</summary>
    public virtual byte Mode => 0;

    internal ResultSlot Result { get; } = new();

    internal ulong Deadline => Top.Deadline;

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

    /// <summary>Calls through a function pointer in memory: reads the address at <paramref name="pointer"/>, then as <see cref="Call"/>.</summary>
    public virtual async FirmwareTask<ulong> CallThrough(ulong pointer, CallArguments arguments) =>
        await Call(await new ReadStep<ulong>(pointer), arguments);

    /// <summary>
    /// Starts what the current context has to run when it has no frames: fetch at <see cref="ResumeAddress"/>, then
    /// <see cref="Begin"/>.
    /// </summary>
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
    protected abstract bool StillReads(in Watch watch);
}
