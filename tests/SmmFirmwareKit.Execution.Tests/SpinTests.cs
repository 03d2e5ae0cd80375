// Parked spin loops: they cost nothing while they wait, wake on the write they wait for, and never miss it.
namespace SmmFirmwareKit.Execution.Tests;

public class SpinTests
{
    private const ulong Flag = 0x100;

    [Fact]
    public void SpinOnWhatNobodyWrites_IsQuiescent()
    {
        ToyMachine machine = new();
        machine.Add("A", WaitingFor(Flag));
        Assert.Equal(RunOutcome.Quiescent, machine.Scheduler.Run());
        Assert.Equal(Activity.Parked, machine.Scheduler.Agents[0].Activity);
        Assert.Equal(3UL, machine.Scheduler.Step);
    }

    [Fact]
    public void ParkedSpin_WakesOnItsWordAndNotOnOthers()
    {
        ToyMachine machine = new(new RoundRobin(1));
        Agent spinning = machine.Add("A", WaitingFor(Flag));
        machine.Add("B", async _ =>
        {
            await ToyStep.Delay(10_000);
            for (ulong i = 0; i < 0x40; i++)
            {
                await ToyStep.Write(Flag + 4 + i, (byte)1);
                await ToyStep.Write(Flag - 1 - i, (byte)1);
            }

            await ToyStep.Write(Flag + 3, (byte)1);
            return 0;
        });
        machine.Scheduler.Run(3 + 2 + 128);
        Assert.Equal(Activity.Parked, spinning.Activity);
        Assert.Equal(3, spinning.LastSteps().Length);

        machine.Scheduler.Run();
        Assert.Equal(Activity.Absent, spinning.Activity);
        Assert.Equal(4, spinning.LastSteps().Length);
    }

    [Fact]
    public void SpinOnAnUnalignedWord_WakesOnAWriteToItsSecondLine()
    {
        ToyMachine machine = new();
        machine.Add("A", WaitingFor(0x13E));
        machine.Add("B", Writing(0x141));
        Assert.Equal(RunOutcome.Quiescent, machine.Scheduler.Run());
        Assert.All(machine.Scheduler.Agents, agent => Assert.Equal(Activity.Absent, agent.Activity));
    }

    [Fact]
    public void SpinOnManyWords_WakesOnAnyOfThem()
    {
        for (ulong word = 0; word < 9; word++)
        {
            ToyMachine machine = new();
            machine.Add("A", WaitingForNine());
            machine.Add("B", Writing(Flag + word * 8));
            machine.Scheduler.Run();
            Assert.True(machine.Scheduler.Agents[0].Activity == Activity.Absent, $"not woken by word {word}");
        }
    }

    // The write comes at every possible moment: before the read, between read and pause, after the pause.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void WriteAtAnyMoment_IsNotMissed(bool manyWords)
    {
        for (int before = 1; before < 30; before++)
        {
            ToyMachine machine = new(new Scripted([new Choice(0, before), new Choice(1, 2)], new RoundRobin(1)));
            machine.Add("A", manyWords ? WaitingForNine() : WaitingFor(Flag));
            machine.Add("B", Writing(manyWords ? Flag + 64 : Flag));
            if (before <= (manyWords ? 11 : 3))
            {
                machine.Scheduler.Run();
                Assert.True(machine.Scheduler.Agents[0].Activity == Activity.Absent, $"missed after {before} steps");
            }
        }
    }

    [Fact]
    public void LoopThatPausesWithoutReading_IsNotParked()
    {
        ToyMachine machine = new();
        machine.Add("A", async _ =>
        {
            while (true)
            {
                await ToyStep.Pause;
            }
        });
        Assert.Equal(RunOutcome.StepLimit, machine.Scheduler.Run(100));
    }

    [Fact]
    public void EmptyWrite_WakesNobody()
    {
        ToyMachine machine = new();
        machine.Add("A", WaitingFor(Flag));
        machine.Add("B", WaitingForNine());
        machine.Scheduler.Run();
        machine.Scheduler.Watches.Written(Flag + 2, 0);
        Assert.Equal(RunOutcome.Quiescent, machine.Scheduler.Run());
        Assert.All(machine.Scheduler.Agents, agent => Assert.Equal(Activity.Parked, agent.Activity));
    }

    [Fact]
    public void OneWrite_WakesEverybodyWhoWaitsForIt()
    {
        ToyMachine machine = new();
        for (int i = 0; i < 100; i++)
        {
            machine.Add($"A{i}", i % 3 == 0 ? WaitingForTwo() : WaitingFor(Flag));
        }

        machine.Scheduler.Run();
        machine.Add("B", Writing(Flag));
        machine.Scheduler.Run();
        Assert.All(machine.Scheduler.Agents, agent => Assert.Equal(Activity.Absent, agent.Activity));
    }

    [Fact]
    public void LongBlockWrite_WakesOnceAndOnlyWhatItCovers()
    {
        ToyMachine machine = new(memorySize: 0x40000);
        machine.Add("A", WaitingFor(0x30000));
        machine.Add("B", WaitingFor(0x3F000));
        machine.Scheduler.Run();
        machine.Memory.WriteBlock(0x10, new byte[0x38000]);
        Assert.Equal([Activity.Runnable, Activity.Parked], machine.Scheduler.Agents.Select(agent => agent.Activity));
    }

    private static Func<ulong, FirmwareTask<ulong>> Writing(ulong address) => async _ =>
    {
        await ToyStep.Write(address, (byte)1);
        return 0;
    };

    private static Func<ulong, FirmwareTask<ulong>> WaitingFor(ulong address) => async _ =>
    {
        while (await ToyStep.Read<int>(address) == 0)
        {
            await ToyStep.Pause;
        }

        return 0;
    };

    private static Func<ulong, FirmwareTask<ulong>> WaitingForTwo() => async _ =>
    {
        while (await ToyStep.Read<int>(Flag + 8) + await ToyStep.Read<int>(Flag) == 0)
        {
            await ToyStep.Pause;
        }

        return 0;
    };

    private static Func<ulong, FirmwareTask<ulong>> WaitingForNine() => async _ =>
    {
        while (true)
        {
            ulong sum = 0;
            for (ulong i = 0; i < 9; i++)
            {
                sum += await ToyStep.Read<ulong>(Flag + i * 8);
            }

            if (sum != 0)
            {
                return sum;
            }

            await ToyStep.Pause;
        }
    };
}
