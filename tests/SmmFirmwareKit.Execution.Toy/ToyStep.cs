// The steps of the toy machine, as firmware awaits them.
namespace SmmFirmwareKit.Execution.Toy;

/// <summary>Short names for the awaitable steps.</summary>
public static class ToyStep
{
    /// <summary>Port that reads virtual time.</summary>
    public const ulong ClockPort = 0;

    /// <summary>Port that interrupts the agent whose index is written.</summary>
    public const ulong InterruptPort = 1;

    /// <summary>Port that resets the agent that writes it: it starts again at the entry point written.</summary>
    public const ulong ResetPort = 2;

    public static WaitStep Pause => new(StepKind.Pause);

    public static WaitStep Halt => new(StepKind.Halt);

    public static WaitStep Return => new(StepKind.Rsm);

    public static Step<ulong> Clock => new(StepKind.IoRead, 8, ClockPort);

    public static ReadStep<T> Read<T>(ulong address)
        where T : unmanaged => new(address);

    public static WriteStep<T> Write<T>(ulong address, T value)
        where T : unmanaged => new(address, value);

    public static LockedStep<uint> Add(ulong address, uint value) => new(LockedOperation.Add, address, value);

    public static LockedStep<uint> CompareExchange(ulong address, uint value, uint comparand) =>
        new(LockedOperation.CompareExchange, address, value, comparand);

    public static WaitStep Delay(ulong nanoseconds) => new(StepKind.Delay, nanoseconds);

    public static WaitStep Jump(ulong entry) => new(StepKind.Jump, entry);

    public static Step<ulong> Interrupt(int agent) => new(StepKind.IoWrite, 4, InterruptPort, (ulong)agent);

    public static Step<ulong> Reset(ulong entry) => new(StepKind.IoWrite, 4, ResetPort, entry);

    /// <summary>Appends a byte to the log at an address.</summary>
    public static Step<ulong> Append(ulong log, byte entry) => new(StepKind.Agent, 1, log, entry);

    public static FirmwareTask<ulong> Call(ulong entry, ulong argument) =>
        Agent.Current.Call(entry, CallArguments.Of(argument));
}
