// The two program libraries really differ: structs in one, classes in the other; and the programs cover every kind of step.
namespace SmmFirmwareKit.Execution.Tests;

public class CodeGenerationTests
{
    [Theory]
    [InlineData(CodeGeneration.Optimized, true)]
    [InlineData(CodeGeneration.Unoptimized, false)]
    public void StateMachines_AreStructsOnlyWithOptimization(CodeGeneration code, bool structs)
    {
        Type[] machines =
        [
            .. Programs.For(code, 2).GetType().Assembly.GetTypes()
                .Where(type => typeof(System.Runtime.CompilerServices.IAsyncStateMachine).IsAssignableFrom(type)),
        ];
        Assert.True(machines.Length >= 10, $"only {machines.Length} state machines");
        Assert.All(machines, machine => Assert.Equal(structs, machine.IsValueType));
    }

    [Fact]
    public void RandomPrograms_ReachEveryKindOfStepActivityAndDepth()
    {
        HashSet<StepKind> kinds = [];
        HashSet<Activity> activities = [];
        int deepest = 0;
        int mostContexts = 0;
        for (ulong seed = 0; seed < 60; seed++)
        {
            RandomMachine machine = new(seed, CodeGeneration.Optimized);
            TraceList trace = new();
            machine.Machine.Scheduler.Trace = trace;
            while (machine.Machine.Scheduler.Run(1) == RunOutcome.StepLimit)
            {
                foreach (Agent agent in machine.Machine.Scheduler.Agents)
                {
                    activities.Add(agent.Activity);
                    deepest = Math.Max(deepest, agent.SuspendedFunctions().Count());
                    mostContexts = Math.Max(mostContexts, agent.ContextDepth);
                }
            }

            kinds.UnionWith(trace.Steps.Select(step => step.Kind));
        }

        StepKind[] expected =
        [
            StepKind.MemoryRead, StepKind.MemoryWrite, StepKind.MemoryLocked, StepKind.BlockRead, StepKind.BlockWrite, StepKind.IoRead,
            StepKind.IoWrite, StepKind.Pause, StepKind.Delay, StepKind.Halt, StepKind.Fetch, StepKind.Jump, StepKind.Rsm, StepKind.Event,
        ];
        Assert.Equal(expected.Order(), kinds.Order());
        Activity[] reached = [Activity.Runnable, Activity.Parked, Activity.Sleeping, Activity.Halted, Activity.Absent];
        Assert.Equal(reached.Order(), activities.Order());
        Assert.InRange(deepest, 12, 100);
        Assert.Equal(3, mostContexts);
    }
}
