// How one firmware function starts, suspends and fails; shared by both method builders.
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace SmmFirmwareKit.Execution;

internal static class Suspension
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Start<TStateMachine>(ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine
    {
        Agent agent = Agent.Current;
        agent.RequireNothingSuspended();
        int caller = agent.Function;
        agent.Function = FunctionName<TStateMachine>.Id;
        stateMachine.MoveNext();
        agent.Function = caller;
    }

    /// <summary>Puts the function into a frame if it is not in one yet, and links it above those that suspended before.</summary>
    internal static void Suspend<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine, bool first)
        where TAwaiter : ICriticalNotifyCompletion
        where TStateMachine : IAsyncStateMachine
    {
        Agent agent = Agent.Current;
        if (awaiter is not (ILeafAwaiter or ICallAwaiter))
        {
            throw NotAFirmwareFunction.ForeignAwait(typeof(TAwaiter));
        }

        Frame frame = first ? Frame<TStateMachine>.Rent(ref stateMachine) : agent.Running!;
        if (awaiter is ILeafAwaiter)
        {
            agent.LinkLeaf(frame);
        }
        else
        {
            agent.LinkCaller(frame);
        }

        if (typeof(TAwaiter) == typeof(WaitStep))
        {
            Unsafe.As<TAwaiter, WaitStep>(ref awaiter).Request(agent);
        }
    }

    // A fault leaves through every caller on the host's stack at once; the machine is stopped by then.
    internal static void Rethrow(Exception exception) => ExceptionDispatchInfo.Capture(exception).Throw();
}
