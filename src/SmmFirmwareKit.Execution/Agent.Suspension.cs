// The call stack that is being suspended right now, leaf first; called by the method builders.
using System.Runtime.CompilerServices;

namespace SmmFirmwareKit.Execution;

public abstract partial class Agent
{
    private Frame? _chainHead;
    private Frame? _chainTail;

    /// <summary>A scheduling point suspends: its function must be the innermost one.</summary>
    internal void LinkLeaf(Frame frame)
    {
        RequireNothingSuspended();
        frame.Caller = null;
        _chainHead = frame;
        _chainTail = frame;
    }

    /// <summary>A caller suspends because what it called did.</summary>
    internal void LinkCaller(Frame frame)
    {
        if (_chainHead is null)
        {
            throw new ExecutionException("SFK8006", $"{FunctionNames.Of(Function)} awaits a call that is not pending; await each call once, where it is made");
        }

        frame.Caller = null;
        _chainTail!.Caller = frame;
        _chainTail = frame;
    }

    /// <summary>A call that suspended must be awaited before its caller does anything else.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void RequireNothingSuspended()
    {
        if (_chainHead is not null)
        {
            throw NotAwaited();
        }
    }

    /// <summary>The function that suspends waits for more than its turn; the wait itself is its next step.</summary>
    internal void WaitRequested(StepKind kind, ulong value)
    {
        if (!_framesDropped)
        {
            ref Context context = ref _state.Contexts[_runningContext];
            context.Wait = kind;
            context.WaitValue = value;
        }
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
