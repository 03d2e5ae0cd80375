// A switch allocates nothing once pools and JIT have settled; neither does trying a step and taking it back.
namespace SmmFirmwareKit.Execution.Tests;

public class AllocationTests
{
    private const int Switches = 10_000;

    [Fact]
    public void TenThousandSwitches_AllocateNothing()
    {
        ToyMachine machine = Endless(agents: 8);
        RequireSettlesAtZero(() => machine.Scheduler.Run(Switches));
    }

    [Fact]
    public void CheckpointStepAndRestore_AllocateNothing()
    {
        ToyMachine machine = Endless(agents: 3);
        machine.Scheduler.Run(1_000);
        RequireSettlesAtZero(() =>
        {
            for (int i = 0; i < Switches; i++)
            {
                Checkpoint checkpoint = machine.Journal.Take();
                machine.Scheduler.Run(1 + (ulong)i % 50);
                machine.Journal.Restore(checkpoint);
                machine.Journal.Release(checkpoint);
            }
        });
    }

    private static ToyMachine Endless(int agents)
    {
        ToyMachine machine = new(new RoundRobin(1));
        for (int i = 0; i < agents; i++)
        {
            machine.Add($"A{i}", Programs.Endless(CodeGeneration.Optimized), entry: 0, argument: 0);
        }

        return machine;
    }

    // The first rounds fill the frame pools, and code that is not optimised yet boxes.
    private static void RequireSettlesAtZero(Action run)
    {
        long allocated = long.MaxValue;
        for (int round = 0; round < 200 && allocated != 0; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            run();
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Thread.Sleep(5);
        }

        Assert.True(allocated == 0, $"{allocated} bytes for {Switches} switches");
    }
}
