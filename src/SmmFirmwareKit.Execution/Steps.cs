// The awaitable operations: each is one scheduling point, holds no reference, and acts when it is the agent's turn.
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SmmFirmwareKit.Execution;

/// <summary>A load: <c>await</c> it to get the value.</summary>
/// <param name="address">Physical address.</param>
public readonly struct ReadStep<T>(ulong address) : ILeafAwaiter
    where T : unmanaged
{
    public ReadStep<T> GetAwaiter() => this;

    public bool IsCompleted
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Agent.Current.MayStep;
    }

    public T GetResult()
    {
        if (Unsafe.SizeOf<T>() is 1 or 2 or 4 or 8)
        {
            ulong value = Agent.Current.ReadMemory(address, Unsafe.SizeOf<T>());
            return Unsafe.As<ulong, T>(ref value);
        }

        T block = default;
        Agent.Current.ReadBlock(address, MemoryMarshal.AsBytes(new Span<T>(ref block)));
        return block;
    }

    public void OnCompleted(Action continuation) => throw NotAFirmwareFunction.Error;

    public void UnsafeOnCompleted(Action continuation) => throw NotAFirmwareFunction.Error;
}

/// <summary>A store: it happens when awaited.</summary>
public readonly struct WriteStep<T>(ulong address, T value) : ILeafAwaiter
    where T : unmanaged
{
    public WriteStep<T> GetAwaiter() => this;

    public bool IsCompleted
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Agent.Current.MayStep;
    }

    public void GetResult()
    {
        if (Unsafe.SizeOf<T>() is 1 or 2 or 4 or 8)
        {
            Agent.Current.WriteMemory(address, Unsafe.SizeOf<T>(), Word.Of(value));
            return;
        }

        T block = value;
        Agent.Current.WriteBlock(address, MemoryMarshal.AsBytes(new Span<T>(ref block)));
    }

    public void OnCompleted(Action continuation) => throw NotAFirmwareFunction.Error;

    public void UnsafeOnCompleted(Action continuation) => throw NotAFirmwareFunction.Error;
}

/// <summary>Any other operation with a result of at most eight bytes: port, MSR, control register, locked access, fetch …</summary>
public readonly struct Step<T>(StepKind kind, int width, ulong address, ulong value = 0, ulong comparand = 0) : ILeafAwaiter
    where T : unmanaged
{
    private readonly StepKind _kind = kind;
    private readonly byte _width = (byte)width;

    public Step<T> GetAwaiter() => this;

    public bool IsCompleted
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Agent.Current.MayStep;
    }

    public T GetResult()
    {
        Word.RequireFits<T>();
        ulong result = Agent.Current.Perform(_kind, _width, address, value, comparand);
        return Unsafe.As<ulong, T>(ref result);
    }

    public void OnCompleted(Action continuation) => throw NotAFirmwareFunction.Error;

    public void UnsafeOnCompleted(Action continuation) => throw NotAFirmwareFunction.Error;
}

/// <summary>An operation after which this agent does not simply go on: pause, delay, halt, jump, RSM, IRET.</summary>
public readonly struct WaitStep(StepKind kind, ulong value = 0) : ILeafAwaiter
{
    private readonly StepKind _kind = kind;

    public WaitStep GetAwaiter() => this;

    // Never; but outside a turn this throws here, where the stock async builders still report it to the caller.
    public bool IsCompleted => Agent.Current is null;

    public void GetResult()
    {
    }

    public void OnCompleted(Action continuation) => throw NotAFirmwareFunction.Error;

    public void UnsafeOnCompleted(Action continuation) => throw NotAFirmwareFunction.Error;

    internal void Request(Agent agent) => agent.WaitRequested(_kind, value);
}

/// <summary>A locked read-modify-write; the result is what memory held before.</summary>
public readonly struct LockedStep<T>(LockedOperation operation, ulong address, T operand, T comparand = default) : ILeafAwaiter
    where T : unmanaged
{
    private readonly LockedOperation _operation = operation;

    public LockedStep<T> GetAwaiter() => this;

    public bool IsCompleted
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Agent.Current.MayStep;
    }

    public T GetResult()
    {
        Word.RequireFits<T>();
        ulong result = Agent.Current.Locked(_operation, Unsafe.SizeOf<T>(), address, Word.Of(operand), Word.Of(comparand));
        return Unsafe.As<ulong, T>(ref result);
    }

    public void OnCompleted(Action continuation) => throw NotAFirmwareFunction.Error;

    public void UnsafeOnCompleted(Action continuation) => throw NotAFirmwareFunction.Error;
}
