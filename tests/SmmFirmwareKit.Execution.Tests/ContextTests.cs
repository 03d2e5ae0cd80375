// Interrupts push a context between two accesses and pop it again; a reset drops everything; a jump replaces the top.
namespace SmmFirmwareKit.Execution.Tests;

public class ContextTests
{
    private const ulong Log = 0x100;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void InterruptBetweenAnyTwoAccesses_RunsItsHandlerThere(ulong step)
    {
        ToyMachine machine = new(new RoundRobin(100));
        ToyAgent agent = machine.Add("A", Logging(5), Handler);
        machine.Scheduler.Run(step);
        agent.Interrupt();
        machine.Scheduler.Run();

        byte[] expected = [.. Enumerable.Range(1, 4).Select(i => (byte)i)];
        byte[] log = machine.Memory.Bytes.Slice((int)Log, 5).ToArray();
        Assert.Equal((byte)0xEE, log[step - 1]);
        Assert.Equal(expected, log.Where(entry => entry != 0xEE));
        Assert.Equal(Activity.Absent, agent.Activity);
    }

    // An access, then HLT: the interrupt between them is the classic lost wake-up, and must be possible.
    [Fact]
    public void InterruptBetweenAnAccessAndTheHalt_LeavesTheHaltToCome()
    {
        ToyMachine machine = new(new RoundRobin(100));
        ToyAgent agent = machine.Add("A", ReadThenHalt, Handler);
        machine.Scheduler.Run(2);
        agent.Interrupt();
        Assert.Equal(RunOutcome.Quiescent, machine.Scheduler.Run());
        Assert.Equal(Activity.Halted, agent.Activity);
        Assert.Equal(StepKind.Halt, agent.LastSteps()[^1].Kind);

        agent.Interrupt();
        machine.Scheduler.Run();
        Assert.Equal(Activity.Absent, agent.Activity);
    }

    [Fact]
    public void SelfInterrupt_IsTakenBeforeTheNextAccess()
    {
        ToyMachine machine = new(new RoundRobin(100));
        machine.Add(
            "A",
            async _ =>
            {
                await ToyStep.Interrupt(0);
                await Append(1);
                return 0;
            },
            Handler);
        machine.Scheduler.Run();
        Assert.Equal([0xEE, 1], machine.Memory.Bytes.Slice((int)Log, 2).ToArray());
    }

    [Fact]
    public void ParkedSpinThatIsInterrupted_LooksAgainAndWaitsOn()
    {
        ToyMachine machine = new();
        ToyAgent agent = machine.Add(
            "A",
            async _ =>
            {
                while (await ToyStep.Read<int>(0) == 0)
                {
                    await ToyStep.Pause;
                }

                return 0;
            },
            Handler);
        machine.Scheduler.Run();
        agent.Interrupt();
        Assert.Equal(RunOutcome.Quiescent, machine.Scheduler.Run());
        Assert.Equal((Activity.Parked, 0), (agent.Activity, agent.ContextDepth));

        machine.Memory.Write(0, 4, 1);
        machine.Scheduler.Run();
        Assert.Equal(Activity.Absent, agent.Activity);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public void ResetByOwnAccess_EndsTheFunctionThatMadeIt(int quantum)
    {
        ToyMachine machine = new(new RoundRobin(quantum));
        machine.Add(
            "A",
            async _ => await ResetInACall() + await Append(1),
            Handler,
            async _ => await Append(2));
        machine.Scheduler.Run();
        Assert.Equal([2, 0], machine.Memory.Bytes.Slice((int)Log, 2).ToArray());
    }

    [Fact]
    public void ResetByTheVeryFirstAccess_EndsTheFunctionThatMadeIt()
    {
        ToyMachine machine = new(new RoundRobin(100));
        machine.Add(
            "A",
            async _ =>
            {
                await ToyStep.Reset(2);
                await ToyStep.Pause;
                return await Append(1);
            },
            Handler,
            async _ => await Append(2));
        machine.Scheduler.Run();
        Assert.Equal([2, 0], machine.Memory.Bytes.Slice((int)Log, 2).ToArray());
        Assert.DoesNotContain(machine.Scheduler.Agents[0].LastSteps(), step => step.Kind == StepKind.Pause);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public void Jump_DropsTheFramesOfItsContextOnly(int quantum)
    {
        ToyMachine machine = new(new RoundRobin(quantum));
        ToyAgent agent = machine.Add(
            "A",
            Logging(3),
            async _ =>
            {
                await ToyStep.Jump(2);
                return await Append(9);
            },
            Handler);
        machine.Scheduler.Run(2);
        agent.Interrupt();
        machine.Scheduler.Run();
        Assert.Equal([1, 0xEE, 2, 0], machine.Memory.Bytes.Slice((int)Log, 4).ToArray());
    }

    [Fact]
    public void ReturnWithNothingInterrupted_IsReported()
    {
        ToyMachine machine = new();
        machine.Add("A", async _ =>
        {
            await ToyStep.Return;
            return 0;
        });
        Assert.Equal("SFK8005", Assert.Throws<FirmwareFault>(() => machine.Scheduler.Run()).Id);
    }

    [Fact]
    public void EventsThatInterruptHandlersWithoutEnd_AreReported()
    {
        ToyMachine machine = new();
        Stubborn agent = new(machine, pushInAccess: false);
        machine.Scheduler.Add(agent);
        agent.Raise();
        Assert.Equal("SFK8007", Assert.Throws<FirmwareFault>(() => machine.Scheduler.Run()).Id);
    }

    [Fact]
    public void ContextPushedInTheMiddleOfAnAccess_IsReported()
    {
        ToyMachine machine = new(new RoundRobin(1));
        machine.Scheduler.Add(new Stubborn(machine, pushInAccess: true));
        Assert.Equal("SFK8011", Assert.Throws<FirmwareFault>(() => machine.Scheduler.Run()).Id);
    }

    private static Func<ulong, FirmwareTask<ulong>> Logging(int steps) => async _ =>
    {
        for (byte i = 1; i < steps; i++)
        {
            await Append(i);
        }

        return 0;
    };

    private static async FirmwareTask<ulong> Handler(ulong argument)
    {
        await Append(0xEE);
        await ToyStep.Return;
        return 0;
    }

    private static async FirmwareTask<ulong> ReadThenHalt(ulong argument)
    {
        await ToyStep.Read<byte>(0);
        await ToyStep.Halt;
        return 0;
    }

    private static async FirmwareTask<ulong> ResetInACall()
    {
        await ToyStep.Reset(2);
        return await Append(3);
    }

    private static async FirmwareTask<ulong> Append(byte entry)
    {
        await ToyStep.Append(Log, entry);
        return entry;
    }

    /// <summary>Takes an event at every step, or pushes a context from within an access.</summary>
    private sealed class Stubborn(ToyMachine machine, bool pushInAccess)
        : ToyAgent("S", machine.Memory, new ToyFunctions(Logging(100), Logging(100)), entry: 0)
    {
        public void Raise() => RaiseAttention();

        public override ulong Perform(StepKind kind, int width, ulong address, ulong value, ulong comparand)
        {
            if (pushInAccess)
            {
                PushContext(1);
            }

            return base.Perform(kind, width, address, value, comparand);
        }

        protected override void TakeEvents()
        {
            PushContext(1);
            RaiseAttention();
        }
    }
}
