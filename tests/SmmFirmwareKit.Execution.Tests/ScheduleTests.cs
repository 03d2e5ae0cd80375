// Who goes next, and for how long: the strategies, stopping, and what a strategy must not do.
namespace SmmFirmwareKit.Execution.Tests;

public class ScheduleTests
{
    [Fact]
    public void RoundRobin_GivesEveryReadyAgentItsQuantum()
    {
        Assert.Equal("0001112220001112220122", Order(new RoundRobin(3), [7, 7, 8]));
        Assert.Equal("0120120101", Order(new RoundRobin(1), [4, 4, 2]));
        Assert.Equal("0000111", Order(new RoundRobin(100), [4, 3]));
    }

    [Fact]
    public void SeededRandom_ReplaysFromItsSeedAndDiffersByIt()
    {
        static string[] Orders() => [.. Enumerable.Range(0, 20).Select(seed => Order(new SeededRandom((ulong)seed), [10, 10, 10, 10]))];
        string[] orders = Orders();
        Assert.Equal(string.Join(' ', orders), string.Join(' ', Orders()));
        Assert.Equal(20, orders.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Script_IsFollowedThenTheOtherStrategy()
    {
        Choice[] script = [new(1, 2), new(0, 1), new(1, 1), new(2, 3)];
        Assert.Equal("1101222" + "0012000", Order(new Scripted(script, new RoundRobin(2)), [6, 4, 4]));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 1)]
    [InlineData(-1, 1)]
    [InlineData(0, 0)]
    public void ScriptThatPicksWhoCannotRun_IsReported(int agent, int quantum)
    {
        ToyMachine machine = new(new RoundRobin(2));
        machine.Add("A", Reading(5));
        machine.Add("B", async _ =>
        {
            await ToyStep.Halt;
            return 0;
        });
        machine.Scheduler.Run(4);
        Assert.Equal(Activity.Halted, machine.Scheduler.Agents[1].Activity);

        machine.Scheduler.Strategy = new Scripted([new Choice(agent, quantum)], new RoundRobin());
        ExecutionException refused = Assert.Throws<ExecutionException>(() => machine.Scheduler.Run());
        Assert.Equal("SFK8008", refused.Id);
        Assert.Contains($"agent {agent} for {quantum} steps", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ManyAgents_AllGetTheirTurnInOrder()
    {
        ToyMachine machine = new(new RoundRobin(1));
        TraceList trace = new();
        machine.Scheduler.Trace = trace;
        for (int i = 0; i < 200; i++)
        {
            machine.Add($"A{i}", Reading(3));
        }

        machine.Scheduler.Run();
        Assert.Equal(Enumerable.Range(0, 800).Select(i => i % 200), trace.Steps.Select(step => (int)step.Agent));
    }

    [Fact]
    public void StepLimit_IsNeverOverrun()
    {
        ToyMachine machine = new(new RoundRobin(16));
        machine.Add("A", async _ =>
        {
            await ToyStep.Read<byte>(0);
            await ToyStep.Delay(10);
            await ToyStep.Pause;
            await ToyStep.Call(1, 0);
            await ToyStep.Jump(2);
            return 0;
        }, Reading(2), Reading(1));
        for (ulong step = 1; step <= 10; step++)
        {
            Assert.Equal(RunOutcome.StepLimit, machine.Scheduler.Run(1));
            Assert.Equal(step, machine.Scheduler.Step);
        }

        Assert.Equal(RunOutcome.Quiescent, machine.Scheduler.Run());
        Assert.Equal(10UL, machine.Scheduler.Step);
    }

    [Fact]
    public void Stop_ReturnsAfterThePresentStepAndTheRunCanGoOn()
    {
        ToyMachine machine = new(new RoundRobin(100));
        machine.Add("A", Reading(20));
        machine.Scheduler.Trace = new StopAt(machine.Scheduler, 5);
        Assert.Equal(RunOutcome.Stopped, machine.Scheduler.Run());
        Assert.Equal(5UL, machine.Scheduler.Step);
        Assert.Equal(RunOutcome.Quiescent, machine.Scheduler.Run());
        Assert.Equal(21UL, machine.Scheduler.Step);
    }

    [Fact]
    public void NewStrategy_IsAskedAtOnce()
    {
        ToyMachine machine = new(new RoundRobin(100));
        Agent first = machine.Add("A", Reading(50));
        Agent second = machine.Add("B", Reading(50));
        machine.Scheduler.Run(3);
        machine.Scheduler.Strategy = new Scripted([new Choice(1, 2)], new RoundRobin());
        machine.Scheduler.Run(2);
        Assert.Equal((3, 2), (first.LastSteps().Length, second.LastSteps().Length));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AgentThatNeverTakesAStep_IsReportedInsteadOfHanging(bool attention)
    {
        ToyMachine machine = new();
        machine.Scheduler.Add(new Restless(machine, attention));
        ExecutionException hang = Assert.Throws<ExecutionException>(() => machine.Scheduler.Run());
        Assert.Equal("SFK8013", hang.Id);
        Assert.Contains("restless", hang.Message, StringComparison.Ordinal);
    }

    // A plug that an operator does at the moment another agent writes a register is a step in that agent's turn.
    [Fact]
    public void StepThatAnotherAgentTakesInTheTurn_CountsForTheTurn()
    {
        string whole = Steps(machine => machine.Scheduler.Run());
        for (ulong stop = 1; stop < 20; stop++)
        {
            string stopped = Steps(machine =>
            {
                machine.Scheduler.Run(stop);
                machine.Scheduler.Run();
            });
            Assert.True(string.Equals(whole, stopped, StringComparison.Ordinal), $"stopped at step {stop}: {stopped}, else {whole}");
        }

        static string Steps(Action<ToyMachine> run)
        {
            ToyMachine machine = new(new RoundRobin(5));
            TraceList trace = new();
            Bystander bystander = new(machine);
            machine.Add("A", async _ =>
            {
                for (uint i = 0; i < 9; i++)
                {
                    await ToyStep.Write(i, (byte)1);
                }

                return 0;
            });
            machine.Add("B", Reading(9));
            machine.Scheduler.Add(bystander);
            machine.Scheduler.Trace = new After(trace, bystander);
            run(machine);
            return string.Concat(trace.Steps.Select(step => (char)('0' + step.Agent)));
        }
    }

    [Fact]
    public void RunInsideARun_IsRefused()
    {
        ToyMachine machine = new();
        machine.Add("A", async _ =>
        {
            await ToyStep.Read<byte>(0);
            machine.Scheduler.Run();
            return 0;
        });
        Assert.Equal("SFK8009", Assert.Throws<FirmwareFault>(() => machine.Scheduler.Run()).Id);
    }

    private static Func<ulong, FirmwareTask<ulong>> Reading(int count) => async _ =>
    {
        for (int i = 0; i < count; i++)
        {
            await ToyStep.Read<byte>(0);
        }

        return 0;
    };

    // Who took each step; an agent with n steps fetches once and reads n - 1 times.
    private static string Order(IScheduleStrategy strategy, int[] steps)
    {
        ToyMachine machine = new(strategy);
        TraceList trace = new();
        machine.Scheduler.Trace = trace;
        foreach (int count in steps)
        {
            machine.Add("A", Reading(count - 1));
        }

        machine.Scheduler.Run();
        return string.Concat(trace.Steps.Select(step => (char)('0' + step.Agent)));
    }

    private sealed class StopAt(Scheduler scheduler, ulong last) : ITraceSink
    {
        public void Record(in StepRecord record)
        {
            if (record.Step == last)
            {
                scheduler.Stop();
            }
        }
    }

    private sealed class Bystander : ToyAgent
    {
        public Bystander(ToyMachine machine)
            : base("bystander", machine.Memory, new ToyFunctions(), entry: 0) => SetActivity(Activity.Absent);

        public void TakeStep() => Count(StepKind.Agent, 0, 0, 0);
    }

    /// <summary>Raises attention for ever, or starts a function again and again that returns without a step.</summary>
    private sealed class Restless : ToyAgent
    {
        private readonly bool _attention;

        public Restless(ToyMachine machine, bool attention)
            : base("restless", machine.Memory, new ToyFunctions(), entry: 0)
        {
            _attention = attention;
            SetActivity(attention ? Activity.Halted : Activity.Runnable);
            RaiseAttention();
        }

        protected override void TakeEvents()
        {
            if (_attention)
            {
                RaiseAttention();
            }
        }

        protected override void Enter() => Begin(FirmwareTask<ulong>.FromResult(0));

        protected override void RanOut()
        {
        }
    }

    /// <summary>Lets the bystander take a step right after the write to address 2.</summary>
    private sealed class After(TraceList trace, Bystander bystander) : ITraceSink
    {
        public void Record(in StepRecord record)
        {
            trace.Record(in record);
            if (record.Kind == StepKind.MemoryWrite && record.Address == 2)
            {
                bystander.TakeStep();
            }
        }
    }
}
