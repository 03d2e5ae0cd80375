// A fault names processor, mode, function and last accesses; the machine can then be taken back and used again.
namespace SmmFirmwareKit.Execution.Tests;

public class FaultTests
{
    [Fact]
    public void Fault_NamesAgentModeFunctionsAndLastAccesses()
    {
        ToyMachine machine = new(new RoundRobin(1));
        ToyAgent agent = machine.Add("CPU 3", Idle, async _ => await Outer());
        machine.Scheduler.Run(2);
        agent.Interrupt();
        FirmwareFault fault = Assert.Throws<FirmwareFault>(() => machine.Scheduler.Run());

        Assert.Equal("SFK7001", fault.Id);
        Assert.Equal("CPU 3", fault.AgentName);
        Assert.Equal("handler", fault.Mode);
        Assert.Equal("Inner", fault.Function);
        Assert.Equal("Outer", fault.Callers[0]);
        Assert.Equal((StepKind.MemoryRead, 0x123UL), (fault.LastSteps[^2].Kind, fault.LastSteps[^2].Address));
        Assert.StartsWith("SFK7001: CPU 3 (handler) in Inner, called by Outer < ", fault.Message, StringComparison.Ordinal);
        Assert.Contains("the toy has no IoRead at 0x77", fault.Message, StringComparison.Ordinal);
        Assert.Contains(" handler MemoryRead 2 0x123 0x0 Outer\n", fault.Message, StringComparison.Ordinal);
        Assert.EndsWith(" handler IoRead 4 0x77 0x0 Inner", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LastSteps_AreTheLastEightInOrder()
    {
        ToyMachine machine = new();
        Agent agent = machine.Add("A", async _ =>
        {
            for (uint i = 0; i < 20; i++)
            {
                await ToyStep.Write(i, (byte)1);
            }

            return 0;
        });
        machine.Scheduler.Run();
        Assert.Equal([12, 13, 14, 15, 16, 17, 18, 19], agent.LastSteps().Select(step => (int)step.Address));
    }

    [Fact]
    public void RunAfterAFault_IsRefusedUntilACheckpointIsRestored()
    {
        ToyMachine machine = new(new RoundRobin(1));
        machine.Add("A", async _ => await Outer());
        machine.Scheduler.Run(1);
        Checkpoint checkpoint = machine.Journal.Take();
        FirmwareFault first = Assert.Throws<FirmwareFault>(() => machine.Scheduler.Run());
        Assert.Equal("SFK8009", Assert.Throws<ExecutionException>(() => machine.Scheduler.Run()).Id);

        machine.Journal.Restore(checkpoint);
        Assert.Equal(first.Message, Assert.Throws<FirmwareFault>(() => machine.Scheduler.Run()).Message);
    }

    [Fact]
    public void FaultWithHalfSuspendedCalls_LeavesNothingBehind()
    {
        ToyMachine machine = new(new RoundRobin(1));
        machine.Add("A", async _ =>
        {
            await ToyStep.Read<byte>(0);
            FirmwareTask<ulong> pending = Outer();
            throw new InvalidOperationException($"pending {pending.IsSuspended}");
        });
        Checkpoint checkpoint = machine.Journal.Take();
        for (int i = 0; i < 2; i++)
        {
            FirmwareFault fault = Assert.Throws<FirmwareFault>(() => machine.Scheduler.Run());
            Assert.Equal("SFK8010", fault.Id);
            Assert.Contains("InvalidOperationException was thrown: pending True", fault.Message, StringComparison.Ordinal);
            machine.Journal.Restore(checkpoint);
        }
    }

    [Fact]
    public void Cancellation_PassesThroughUnchanged()
    {
        ToyMachine machine = new();
        machine.Add("A", async _ =>
        {
            await ToyStep.Read<byte>(0);
            throw new OperationCanceledException();
        });
        Assert.Throws<OperationCanceledException>(() => machine.Scheduler.Run());
    }

    [Fact]
    public void FunctionNames_AreThoseOfTheSource()
    {
        ToyMachine machine = new(new RoundRobin(1));
        static async FirmwareTask<ulong> LocalFunction() => await ToyStep.Read<byte>(0);
        Agent agent = machine.Add("A", async _ => await LocalFunction());
        machine.Scheduler.Run(1);
        Assert.Equal($"LocalFunction {nameof(FunctionNames_AreThoseOfTheSource)}", string.Join(' ', agent.SuspendedFunctions()));
    }

    private static async FirmwareTask<ulong> Idle(ulong argument)
    {
        await ToyStep.Read<byte>(0);
        return await ToyStep.Read<byte>(0);
    }

    private static async FirmwareTask<ulong> Outer()
    {
        await ToyStep.Read<ushort>(0x123);
        return await Inner();
    }

    private static async FirmwareTask<ulong> Inner() => await new Step<ulong>(StepKind.IoRead, 4, 0x77);
}
