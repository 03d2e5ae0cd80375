// Virtual time: it skips ahead when everybody waits, and timeouts are met to within a sixteenth.
namespace SmmFirmwareKit.Execution.Tests;

public class VirtualTimeTests
{
    [Fact]
    public void EveryStep_TakesTenNanoseconds()
    {
        ToyMachine machine = new();
        machine.Add("A", async _ => await ToyStep.Read<byte>(0) + await ToyStep.Clock);
        machine.Scheduler.Run();
        Assert.Equal(3 * Scheduler.StepNanoseconds, machine.Scheduler.Now);
    }

    [Fact]
    public void Delays_SkipAheadToTheEarliest()
    {
        ToyMachine machine = new();
        machine.Add("A", Delaying(0x00, 5_000_000_000));
        machine.Add("B", Delaying(0x08, 3_000_000));
        machine.Add("C", Delaying(0x10, 0));
        Assert.Equal(RunOutcome.Quiescent, machine.Scheduler.Run());

        Assert.InRange(machine.Memory.Read(0x00, 8), 5_000_000_000UL, 5_000_000_200UL);
        Assert.InRange(machine.Memory.Read(0x08, 8), 3_000_000UL, 3_000_200UL);
        Assert.InRange(machine.Memory.Read(0x10, 8), 0UL, 200UL);
        Assert.Equal(12UL, machine.Scheduler.Step);
    }

    [Fact]
    public void DelayToTheEndOfTime_DoesNotWrapAround()
    {
        ToyMachine machine = new() { Scheduler = { TimeLimit = 1_000_000 } };
        machine.Add("A", Delaying(0, ulong.MaxValue));
        Assert.Equal(RunOutcome.TimeLimit, machine.Scheduler.Run());
        Assert.Equal(Activity.Sleeping, machine.Scheduler.Agents[0].Activity);
    }

    [Fact]
    public void TimeLimit_EndsBusyRunsToo()
    {
        ToyMachine machine = new() { Scheduler = { TimeLimit = 1_000 } };
        machine.Add("A", async _ =>
        {
            while (true)
            {
                await ToyStep.Read<byte>(0);
            }
        });
        Assert.Equal(RunOutcome.TimeLimit, machine.Scheduler.Run());
        Assert.Equal(1_000UL, machine.Scheduler.Now);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(999)]
    [InlineData(50_000)]
    [InlineData(1_000_000)]
    [InlineData(777_777_777)]
    [InlineData(60_000_000_000)]
    public void PollingLoop_OvershootsByASixteenthOrTenMicroseconds(ulong timeout)
    {
        ToyMachine machine = new();
        machine.Add("A", async _ => await Until(0, timeout));
        machine.Scheduler.Run();
        ulong overshoot = machine.Memory.Read(0, 8) - timeout;
        Assert.InRange(overshoot, 0UL, (timeout / 16) + 10_100);
        Assert.InRange(machine.Scheduler.Step, 1UL, 800UL);
    }

    [Fact]
    public void SecondTimeout_DoesNotInheritTheTimeOfTheFirst()
    {
        ToyMachine machine = new();
        machine.Add("A", async _ =>
        {
            await Until(0x00, 1_000_000_000);
            await Until(0x08, 50_000);
            return await Until(0x10, 50_000);
        });
        machine.Scheduler.Run();
        Assert.InRange(machine.Memory.Read(0x08, 8), 50_000UL, 50_000 + 3_125 + 10_100UL);
        Assert.InRange(machine.Memory.Read(0x10, 8), 50_000UL, 50_000 + 3_125 + 10_100UL);
    }

    [Fact]
    public void FlagSetDuringATimeout_IsSeenAtOnce()
    {
        ToyMachine machine = new();
        machine.Add("A", async _ =>
        {
            while (await ToyStep.Read<int>(0x100) == 0 && await ToyStep.Clock < 1_000_000_000)
            {
                await ToyStep.Pause;
            }

            await ToyStep.Write(0, await ToyStep.Clock);
            return 0;
        });
        machine.Add("B", async _ =>
        {
            await ToyStep.Delay(100_000_000);
            await ToyStep.Write(0x100, 1);
            return 0;
        });
        machine.Scheduler.Run();
        Assert.InRange(machine.Memory.Read(0, 8), 100_000_000UL, 100_000_300UL);
    }

    // The deadline of a wait that ended early must not pull virtual time to where nobody waits.
    [Fact]
    public void DeadlineThatIsNoLongerWaitedFor_DoesNotAdvanceTime()
    {
        ToyMachine machine = new();
        machine.Add("A", async _ =>
        {
            while (await ToyStep.Read<int>(0x100) == 0 && await ToyStep.Clock < 1_000_000_000)
            {
                await ToyStep.Pause;
            }

            await ToyStep.Halt;
            return 0;
        });
        machine.Add("B", async _ =>
        {
            await ToyStep.Write(0x100, 1);
            return 0;
        });
        Assert.Equal(RunOutcome.Quiescent, machine.Scheduler.Run());
        Assert.Equal(machine.Scheduler.Step * Scheduler.StepNanoseconds, machine.Scheduler.Now);
    }

    [Fact]
    public void DelayThatWasInterrupted_StillEnds()
    {
        ToyMachine machine = new();
        machine.Add(
            "A",
            Delaying(0, 1_000_000),
            async _ =>
            {
                await ToyStep.Delay(100_000);
                await ToyStep.Return;
                return 0;
            });
        machine.Add("B", async _ =>
        {
            await ToyStep.Delay(10_000);
            await ToyStep.Interrupt(0);
            return 0;
        });
        Assert.Equal(RunOutcome.Quiescent, machine.Scheduler.Run());
        Assert.InRange(machine.Memory.Read(0, 8), 1_000_000UL, 1_000_200UL);
    }

    [Fact]
    public void ManyDeadlines_FallDueInOrder()
    {
        ToyMachine machine = new(memorySize: 0x4000);
        TraceList trace = new();
        for (ulong i = 0; i < 300; i++)
        {
            machine.Add($"A{i}", Delaying(i * 8, (i * 7919 % 300) * 1_000_000));
        }

        machine.Scheduler.Trace = trace;
        machine.Scheduler.Run();
        for (ulong i = 0; i < 300; i++)
        {
            Assert.InRange(machine.Memory.Read(i * 8, 8), (i * 7919 % 300) * 1_000_000, ((i * 7919 % 300) * 1_000_000) + 20_000);
        }
    }

    // A deadline that falls due in the middle of a turn wakes its agent there, whether or not a run stops there.
    [Fact]
    public void DeadlineInTheMiddleOfATurn_DoesNotDependOnWhereRunsStop()
    {
        static ulong End(ulong stride)
        {
            ToyMachine machine = new(new RoundRobin(100_000));
            machine.Add("A", async _ =>
            {
                while (await ToyStep.Read<int>(0x100) != 1 && await ToyStep.Clock < 3_000_000)
                {
                    await ToyStep.Pause;
                }

                return 0;
            });
            machine.Add("B", async _ =>
            {
                await ToyStep.Delay(1_000_000);
                for (int i = 0; i < 10_000; i++)
                {
                    await ToyStep.Read<byte>(0);
                }

                await ToyStep.Write(0x100, 2);
                return 0;
            });
            while (machine.Scheduler.Run(stride) == RunOutcome.StepLimit)
            {
            }

            return machine.Scheduler.Now;
        }

        Assert.Equal(End(ulong.MaxValue), End(1));
    }

    private static Func<ulong, FirmwareTask<ulong>> Delaying(ulong address, ulong nanoseconds) => async _ =>
    {
        await ToyStep.Delay(nanoseconds);
        await ToyStep.Write(address, await ToyStep.Clock);
        return 0;
    };

    private static async FirmwareTask<ulong> Until(ulong address, ulong timeout)
    {
        ulong start = await ToyStep.Clock;
        ulong now = start;
        while (now - start < timeout)
        {
            await ToyStep.Pause;
            now = await ToyStep.Clock;
        }

        await ToyStep.Write(address, now - start);
        return now;
    }
}
