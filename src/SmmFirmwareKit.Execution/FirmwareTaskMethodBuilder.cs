// The async method builder: it keeps suspended functions in pooled frames that a checkpoint can copy.
using System.Runtime.CompilerServices;

namespace SmmFirmwareKit.Execution;

/// <summary>Builds <see cref="FirmwareTask"/>. Holds no reference: it is part of the frame that is copied.</summary>
public struct FirmwareTaskMethodBuilder
{
    private bool _inFrame;

    public static FirmwareTaskMethodBuilder Create() => default;

    public readonly FirmwareTask Task => new(_inFrame);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Start<TStateMachine>(ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine => Suspension.Start(ref stateMachine);

    public readonly void SetStateMachine(IAsyncStateMachine stateMachine)
    {
    }

    public readonly void SetResult() => Agent.Current.RequireNothingSuspended();

    public readonly void SetException(Exception exception) => Suspension.Rethrow(exception);

    public void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine => throw NotAFirmwareFunction.ForeignAwait(typeof(TAwaiter));

    public void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : ICriticalNotifyCompletion
        where TStateMachine : IAsyncStateMachine
    {
        bool first = !_inFrame;
        _inFrame = true;
        Suspension.Suspend(ref awaiter, ref stateMachine, first);
    }
}

/// <summary>Builds <see cref="FirmwareTask{T}"/>.</summary>
public struct FirmwareTaskMethodBuilder<T>
    where T : unmanaged
{
    private T _result;
    private bool _inFrame;

    public static FirmwareTaskMethodBuilder<T> Create() => default;

    public readonly FirmwareTask<T> Task => new(_inFrame, _result);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Start<TStateMachine>(ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine => Suspension.Start(ref stateMachine);

    public readonly void SetStateMachine(IAsyncStateMachine stateMachine)
    {
    }

    public void SetResult(T result)
    {
        Agent agent = Agent.Current;
        agent.RequireNothingSuspended();
        ResultSlot.RequireFits<T>();
        if (_inFrame)
        {
            agent.Result.Put(result);
        }
        else
        {
            _result = result;
        }
    }

    public readonly void SetException(Exception exception) => Suspension.Rethrow(exception);

    public void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine => throw NotAFirmwareFunction.ForeignAwait(typeof(TAwaiter));

    public void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : ICriticalNotifyCompletion
        where TStateMachine : IAsyncStateMachine
    {
        bool first = !_inFrame;
        _inFrame = true;
        Suspension.Suspend(ref awaiter, ref stateMachine, first);
    }
}
