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
        if (awaiter is ILeafAwaiter)
        {
            agent.RequireNothingSuspended();
            ((ILeafAwaiter)awaiter).Suspended(agent);
        }
        else if (awaiter is not ICallAwaiter)
        {
            throw NotAFirmwareFunction.Error;
        }

        agent.Link(first ? Frame<TStateMachine>.Rent(ref stateMachine) : agent.Running!);
    }

    // A fault leaves through every caller on the host's stack at once; the machine is stopped by then.
    internal static void Rethrow(Exception exception) => ExceptionDispatchInfo.Capture(exception).Throw();
}
