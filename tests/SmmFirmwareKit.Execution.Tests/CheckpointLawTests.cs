// The checkpoint law, over random programs: run on, take it back, run on again, and nothing differs.
namespace SmmFirmwareKit.Execution.Tests;

public class CheckpointLawTests
{
    private const int Programs = 150;

    [Theory]
    [InlineData(CodeGeneration.Optimized)]
    [InlineData(CodeGeneration.Unoptimized)]
    public void RestoredAtAnyStep_RunsOnAsBefore(CodeGeneration code)
    {
        for (ulong seed = 0; seed < Programs; seed++)
        {
            ulong length = (ulong)new RandomMachine(seed, code).RunToEnd().Trace.Count;
            for (ulong step = seed % 7; step <= length; step += 7)
            {
                RequireLaw(seed, step, code);
            }
        }
    }

    [Theory]
    [InlineData(CodeGeneration.Optimized)]
    [InlineData(CodeGeneration.Unoptimized)]
    public void NestedCheckpoints_RestoreInAnyDepth(CodeGeneration code)
    {
        for (ulong seed = 0; seed < Programs; seed++)
        {
            RequireNestedLaw(seed, code);
        }
    }

    [Theory]
    [InlineData(CodeGeneration.Optimized)]
    [InlineData(CodeGeneration.Unoptimized)]
    public void StoppedAtEveryStep_RunsAsIfNeverStopped(CodeGeneration code)
    {
        for (ulong seed = 0; seed < Programs; seed++)
        {
            RandomMachine.Outcome whole = new RandomMachine(seed, code).RunToEnd();
            RandomMachine machine = new(seed, code);
            TraceList trace = new();
            machine.Machine.Scheduler.Trace = trace;
            for (ulong step = 1; step <= (ulong)whole.Trace.Count; step++)
            {
                Assert.Equal(RunOutcome.StepLimit, machine.Machine.Scheduler.Run(1));
                Assert.Equal(step, machine.Machine.Scheduler.Step);
            }

            RandomMachine.Outcome rest = machine.RunToEnd();
            (rest with { Trace = [.. trace.Steps, .. rest.Trace] }).RequireSame(whole, $"seed {seed}");
        }
    }

    [Theory]
    [InlineData(CodeGeneration.Optimized)]
    [InlineData(CodeGeneration.Unoptimized)]
    public void StoppedAnywhereOnce_RunsAsIfNeverStopped(CodeGeneration code)
    {
        for (ulong seed = 0; seed < Programs; seed += 10)
        {
            RandomMachine.Outcome whole = new RandomMachine(seed, code).RunToEnd();
            for (ulong step = 1; step < (ulong)whole.Trace.Count; step++)
            {
                RandomMachine machine = new(seed, code);
                TraceList trace = new();
                machine.Machine.Scheduler.Trace = trace;
                machine.Machine.Scheduler.Run(step);
                RandomMachine.Outcome rest = machine.RunToEnd();
                (rest with { Trace = [.. trace.Steps, .. rest.Trace] }).RequireSame(whole, $"seed {seed}, stopped at step {step}");
            }
        }
    }

    private static void RequireLaw(ulong seed, ulong step, CodeGeneration code)
    {
        RandomMachine machine = new(seed, code);
        machine.Machine.Scheduler.Run(step);
        Checkpoint checkpoint = machine.Machine.Journal.Take();
        ulong digest = machine.Machine.Digest();
        RandomMachine.Outcome first = machine.RunToEnd();
        for (int time = 1; time <= 2; time++)
        {
            string run = $"seed {seed}, checkpoint at step {step}, restored {time} times";
            machine.Machine.Journal.Restore(checkpoint);
            Assert.True(digest == machine.Machine.Digest(), $"{run}: the digest differs at once");
            machine.RunToEnd().RequireSame(first, run);
        }
    }

    // Walks like a depth-first search: three checkpoints deep, back to each one, forward again from there.
    private static void RequireNestedLaw(ulong seed, CodeGeneration code)
    {
        RandomMachine machine = new(seed, code);
        Journal journal = machine.Machine.Journal;
        Stack<Checkpoint> checkpoints = new();
        for (ulong depth = 0; depth < 3; depth++)
        {
            machine.Machine.Scheduler.Run(5 + seed % 29);
            checkpoints.Push(journal.Take());
        }

        ulong[] starts = new ulong[3];
        RandomMachine.Outcome whole = machine.RunToEnd();
        while (checkpoints.TryPop(out Checkpoint checkpoint))
        {
            string run = $"seed {seed}, back to checkpoint {checkpoints.Count}";
            journal.Restore(checkpoint);
            starts[checkpoints.Count] = machine.Machine.Scheduler.Step;
            RandomMachine.Outcome again = machine.RunToEnd();
            (again with { Trace = whole.Trace }).RequireSame(whole, run);
            Assert.True(again.Trace.TakeLast(whole.Trace.Count).SequenceEqual(whole.Trace.TakeLast(again.Trace.Count)), $"{run}: traces differ");
            journal.Release(checkpoint);
        }

        Assert.False(journal.IsRecording);
        Assert.True(starts[0] <= starts[1] && starts[1] <= starts[2], $"seed {seed}: checkpoints out of order");
    }
}
