// What a firmware function returns: finished already, or suspended with its frames kept by the processor that runs it.
using System.Runtime.CompilerServices;

namespace SmmFirmwareKit.Execution;

/// <summary>The result of a firmware function without a value. Must be awaited at once, by its caller.</summary>
[AsyncMethodBuilder(typeof(FirmwareTaskMethodBuilder))]
public readonly struct FirmwareTask
{
    private readonly bool _suspended;

    internal FirmwareTask(bool suspended) => _suspended = suspended;

    /// <summary>A call that is already done.</summary>
    public static FirmwareTask Completed => default;

    /// <summary>Whether the function is suspended at a scheduling point.</summary>
    public bool IsSuspended => _suspended;

    public Awaiter GetAwaiter() => new(_suspended);

    /// <summary>Awaits a call; holds no reference, so the awaiting frame can be copied.</summary>
    public readonly struct Awaiter(bool suspended) : ICallAwaiter
    {
        public bool IsCompleted => !suspended;

        public void GetResult()
        {
        }

        public void OnCompleted(Action continuation) => throw NotAFirmwareFunction.Error;

        public void UnsafeOnCompleted(Action continuation) => throw NotAFirmwareFunction.Error;
    }
}

/// <summary>The result of a firmware function: a value without references, of at most <see cref="ResultSlot.Capacity"/> bytes.</summary>
[AsyncMethodBuilder(typeof(FirmwareTaskMethodBuilder<>))]
public readonly struct FirmwareTask<T>
    where T : unmanaged
{
    private readonly T _result;
    private readonly bool _suspended;

    internal FirmwareTask(bool suspended, T result)
    {
        _suspended = suspended;
        _result = result;
    }

    /// <summary>A call that is already done.</summary>
    public static FirmwareTask<T> FromResult(T result) => new(suspended: false, result);

    /// <summary>Whether the function is suspended at a scheduling point.</summary>
    public bool IsSuspended => _suspended;

    public Awaiter GetAwaiter() => new(_suspended, _result);

    /// <summary>The same call with its result read as another type of at most the same size, as a function pointer's type does in C.</summary>
    public FirmwareTask<TResult> As<TResult>()
        where TResult : unmanaged
    {
        if (Unsafe.SizeOf<TResult>() > Unsafe.SizeOf<T>())
        {
            throw NotAFirmwareFunction.TooShort<T, TResult>();
        }

        T result = _result;
        return new(_suspended, Unsafe.As<T, TResult>(ref result));
    }

    /// <summary>The same call, whatever it returns ignored: a C function pointer that returns VOID.</summary>
    public FirmwareTask WithoutResult() => new(_suspended);

    /// <summary>Awaits a call; a suspended call leaves its value in the processor's result slot.</summary>
    public readonly struct Awaiter(bool suspended, T result) : ICallAwaiter
    {
        public bool IsCompleted => !suspended;

        public T GetResult() => suspended ? Agent.Current.Result.Take<T>() : result;

        public void OnCompleted(Action continuation) => throw NotAFirmwareFunction.Error;

        public void UnsafeOnCompleted(Action continuation) => throw NotAFirmwareFunction.Error;
    }
}

/// <summary>Marks the awaiter of a call to another firmware function.</summary>
internal interface ICallAwaiter : ICriticalNotifyCompletion;

/// <summary>Marks the awaiter of a scheduling point: the leaf of a suspended call stack.</summary>
internal interface ILeafAwaiter : ICriticalNotifyCompletion;

internal static class NotAFirmwareFunction
{
    internal static ExecutionException Error => new(
        "SFK8002",
        "a scheduling point was awaited outside a firmware function; only a method that returns FirmwareTask may await it");

    internal static ExecutionException TooShort<T, TResult>()
        where T : unmanaged
        where TResult : unmanaged => new(
        "SFK8003",
        $"a result of {Unsafe.SizeOf<T>()} bytes cannot be read as {typeof(TResult).Name}, which has {Unsafe.SizeOf<TResult>()}; declare the type that the function returns");

    internal static ExecutionException ForeignAwait(Type awaiter) => new(
        "SFK8002",
        $"a firmware function awaits something that is no step of the machine ({awaiter.Name}); await a memory, port or register access, a pause, or a FirmwareTask");
}
