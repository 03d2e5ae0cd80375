// A machine whose agents, programs and schedule all follow from one seed.
namespace SmmFirmwareKit.Execution.Tests;

internal sealed class RandomMachine
{
    /// <summary>A run ends here if its programs have not ended before.</summary>
    internal const ulong LongestRun = 600;

    internal RandomMachine(ulong seed, CodeGeneration code)
    {
        int agents = 2 + (int)(seed % 3);
        Machine = new ToyMachine(Strategy(seed));
        IToyPrograms programs = Programs.For(code, agents);
        for (int i = 0; i < agents; i++)
        {
            Machine.Add($"toy {i}", programs, entry: 0, argument: seed * 16 + (ulong)i);
        }
    }

    internal ToyMachine Machine { get; }

    /// <summary>What can be seen of a run: compared as a whole.</summary>
    internal sealed record Outcome(IReadOnlyList<StepRecord> Trace, byte[] Memory, ulong Digest, ulong Now, RunOutcome End)
    {
        internal void RequireSame(Outcome other, string run)
        {
            int same = Trace.Zip(other.Trace).TakeWhile(pair => pair.First == pair.Second).Count();
            Assert.True(
                same == Trace.Count && same == other.Trace.Count,
                $"{run}: traces differ after {same} of {Trace.Count} and {other.Trace.Count} steps: {Show(Trace, same)} and {Show(other.Trace, same)}");
            Assert.True(Memory.AsSpan().SequenceEqual(other.Memory), $"{run}: memory differs");
            Assert.True(Digest == other.Digest, $"{run}: digests differ");
            Assert.True((Now, End) == (other.Now, other.End), $"{run}: ends at {Now} {End} and at {other.Now} {other.End}");
        }
    }

    private static string Show(IReadOnlyList<StepRecord> trace, int index) =>
        index < trace.Count ? $"{trace[index]} in {FunctionNames.Of(trace[index].Function)}" : "the end";

    internal Outcome RunToEnd()
    {
        TraceList trace = new();
        Machine.Scheduler.Trace = trace;
        RunOutcome end = Machine.Scheduler.Run(LongestRun - Machine.Scheduler.Step);
        return new Outcome(trace.Steps, Machine.Memory.Bytes.ToArray(), Machine.Digest(), Machine.Scheduler.Now, end);
    }

    private static IScheduleStrategy Strategy(ulong seed) => (seed % 4) switch
    {
        0 => new RoundRobin(1),
        1 => new RoundRobin(16),
        _ => new SeededRandom(seed, longest: 1 + (int)(seed % 7)),
    };
}
