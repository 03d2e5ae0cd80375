// One suspended firmware function: its state machine, and the frame of the function that called it.
using System.Runtime.CompilerServices;

namespace SmmFirmwareKit.Execution;

/// <summary>A link of a suspended call stack, leaf first.</summary>
internal abstract class Frame
{
    internal Frame? Caller;

    internal abstract int Function { get; }

    internal abstract void Resume();

    internal abstract Frame Copy();

    internal abstract void Release();

    /// <summary>Adds what a comparison of two stacks must see: the function and, where it is plain data, its locals.</summary>
    internal abstract void Digest(ref StableHash hash);
}

/// <summary>The frame of one kind of function; frames go back to a pool, so a switch allocates nothing.</summary>
internal sealed class Frame<TStateMachine> : Frame
    where TStateMachine : IAsyncStateMachine
{
    [ThreadStatic]
    private static Frame<TStateMachine>? s_pool;

    private TStateMachine _stateMachine = default!;

    internal override int Function => FunctionName<TStateMachine>.Id;

    internal static Frame<TStateMachine> Rent(ref TStateMachine stateMachine)
    {
        Frame<TStateMachine> frame = Rent();
        frame._stateMachine = stateMachine;
        return frame;
    }

    internal override void Resume() => _stateMachine.MoveNext();

    internal override Frame Copy()
    {
        Frame<TStateMachine> copy = Rent();

        // In a Debug build the compiler makes state machines classes; copying the reference would share the locals.
        copy._stateMachine = typeof(TStateMachine).IsValueType ? _stateMachine : ShallowCopy.Of(_stateMachine);
        return copy;
    }

    internal override void Release()
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<TStateMachine>())
        {
            _stateMachine = default!;
        }

        Caller = s_pool;
        s_pool = this;
    }

    internal override void Digest(ref StableHash hash)
    {
        hash.Add(FunctionName<TStateMachine>.Name);
        StateMachineLocals<TStateMachine>.Digest(_stateMachine, ref hash);
    }

    private static Frame<TStateMachine> Rent()
    {
        Frame<TStateMachine>? frame = s_pool;
        if (frame is null)
        {
            return new Frame<TStateMachine>();
        }

        s_pool = Unsafe.As<Frame<TStateMachine>>(frame.Caller);
        frame.Caller = null;
        return frame;
    }
}
