// Shrinking: what is left is what is needed, and it replays as a recording.
using SmmFirmwareKit.Conformance;
using SmmFirmwareKit.Qemu.Live;

namespace SmmFirmwareKit.Qemu.Tests;

public sealed class Differences_Shrunk
{
    private const int Seed = 7;
    private const int Length = 2500;
    private static readonly LiveMachine s_machine = LiveMachine.All[0];

    [Fact]
    public void TwoRequestsThatMatter_AreAllThatIsLeft()
    {
        LiveDifference found = NeedsTwo(s_machine, Sequence.Random(s_machine, Seed, Length))!;
        Assert.True(found.Length > 20, $"seed {Seed} meets both requests after {found.Length} already; take another");
        LiveDifference shortest = new Shrinker(NeedsTwo, mostTrials: 2000).Shrink(found);

        // The first request of every sequence makes QEMU report interrupt edges.
        Assert.Equal("irqin reset negotiated", string.Join(" ", shortest.Steps.Select(Operation)));
    }

    [Fact]
    public void NoTrialsLeft_KeepsWhatWasFound()
    {
        LiveDifference found = NeedsTwo(s_machine, Sequence.Random(s_machine, Seed, Length))!;
        Assert.Equal(found.Length, new Shrinker(NeedsTwo, mostTrials: 0).Shrink(found).Length);
    }

    [Fact]
    public void ShorterSequenceThatFailsOtherwise_IsNotTaken()
    {
        LiveDifference found = NeedsTwo(s_machine, Sequence.Random(s_machine, Seed, Length))!;
        LiveDifference shortest = new Shrinker((machine, sequence) => NeedsTwo(machine, sequence) is { } real ? real : Dead(machine, sequence), mostTrials: 2000).Shrink(found);
        Assert.Null(shortest.Death);
    }

    [Fact]
    public void Recording_ReplaysToTheSameDifference()
    {
        LiveDifference found = NeedsTwo(s_machine, Sequence.Random(s_machine, Seed, Length))!;
        using StringReader lines = new(found.ToRecording("live", "a test"));
        StepDifference difference = Assert.IsType<StepDifference>(Replayer.Replay(lines).Difference);
        Assert.Equal(found.Length - 1, difference.Step);
        Assert.Equal("\"0xffffffffffffffff\"", difference.Expected);
    }

    [Fact]
    public void RecordingOfAgreement_ReplaysWithoutDifference()
    {
        Sequence sequence = Sequence.Random(s_machine, Seed, Length);
        LiveDifference all = new(s_machine, sequence.Steps, [.. sequence.Steps.Select(step => step.Model)], null);
        using StringReader lines = new(all.ToRecording("live", "a test"));
        ReplayResult result = Replayer.Replay(lines);
        Assert.Null(result.Difference);
        Assert.Equal(sequence.Steps.Count, result.Compared);
    }

    // A QEMU that answers 'negotiated' with all ones once the machine was reset.
    private static LiveDifference? NeedsTwo(LiveMachine machine, Sequence sequence)
    {
        bool reset = false;
        List<StepAnswer> answers = [];
        foreach (LiveStep step in sequence.Steps)
        {
            reset |= Operation(step) is "reset";
            bool differs = reset && Operation(step) is "negotiated";
            answers.Add(differs ? step.Model with { Response = "\"0xffffffffffffffff\"" } : step.Model);
            if (differs)
            {
                return new LiveDifference(machine, [.. sequence.Steps.Take(answers.Count)], answers, null);
            }
        }

        return null;
    }

    private static LiveDifference Dead(LiveMachine machine, Sequence sequence) => new(machine, [.. sequence.Steps.Take(1)], [], "gone");

    private static string Operation(LiveStep step) => step.Request.GetProperty("op").GetString()!;
}
