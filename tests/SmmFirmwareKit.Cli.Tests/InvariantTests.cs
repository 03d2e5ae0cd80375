// Every invariant can fail: evidence that contradicts it is given to it, and it says violated.
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Platform;
using SmmFirmwareKit.Platform.Hotplug;

namespace SmmFirmwareKit.Cli.Tests;

public sealed class InvariantTests(InvariantTests.Runs runs) : IClassFixture<InvariantTests.Runs>
{
    // Decided by no evidence of this scenario: always not exercised.
    private static readonly string[] s_untried = ["A10.forged", "A15.early", "B8.scan", "C.unplug", "D5.s3", "D6.orders"];

    /// <summary>Evidence of two sound runs, shared by all tests.</summary>
    public sealed class Runs
    {
        /// <summary>Two CPUs added after the SMI: exercises all that can be.</summary>
        public HotplugEvidence Sound { get; } = new HotplugScenario(new HotplugOptions { Add = 2, Moment = PlugMoment.AfterSmi }).Run();

        public HotplugEvidence Single { get; } = new HotplugScenario(new HotplugOptions()).Run();

        public HotplugEvidence WithoutBroadcast { get; } = new HotplugScenario(new HotplugOptions { Broadcast = false }).Run();
    }

    /// <summary>For each invariant, one way in which the world contradicts it.</summary>
    public static TheoryData<string> Ids => [.. Contradictions.ById.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void SoundEvidence_Held(string id) => Assert.Equal(InvariantOutcome.Held, Check(id, runs.Sound).Outcome);

    [Theory]
    [MemberData(nameof(Ids))]
    public void ContradictingEvidence_Violated(string id)
    {
        Finding finding = Check(id, Contradictions.ById[id](runs.Sound));

        Assert.True(finding.Outcome == InvariantOutcome.Violated, $"{id}: {finding}");
        Assert.NotEmpty(finding.Evidence);
    }

    [Fact]
    public void EveryInvariant_HasAContradictionOrIsNeverTried() =>
        Assert.Equal(
            Invariants.All.Select(invariant => invariant.Id).Order(StringComparer.Ordinal),
            Contradictions.ById.Keys.Concat(s_untried).Order(StringComparer.Ordinal));

    [Fact]
    public void UntriedInvariants_AreNeverHeld() =>
        Assert.All(s_untried, id => Assert.Equal(InvariantOutcome.NotExercised, Check(id, runs.Sound).Outcome));

    [Theory]
    [InlineData("B6.serial")]
    [InlineData("A12.duplicate")]
    public void OneCpuBeforeTheSmi_WhatItDoesNotShowIsNotExercised(string id) =>
        Assert.Equal(InvariantOutcome.NotExercised, Check(id, runs.Single).Outcome);

    [Theory]
    [InlineData("A05.arrival")]
    [InlineData("D5.features")]
    public void WithoutBroadcast_WhatItDoesNotShowIsNotExercised(string id) =>
        Assert.Equal(InvariantOutcome.NotExercised, Check(id, runs.WithoutBroadcast).Outcome);

    [Fact]
    public void NothingWasSeenOfTheCpu_StepsSayNotSeen()
    {
        HotplugEvidence blind = runs.Single with { NewCpus = [new NewCpuStory(4, 4)], Sci = null, OsScan = null, GateChanges = [] };

        Dictionary<string, StepOutcome> steps = MailSteps.Of(blind).ToDictionary(step => step.Number, step => step.Outcome, StringComparer.Ordinal);

        Assert.All(new[] { "01", "03", "04", "07", "09", "10", "14", "15", "--" }, number => Assert.Equal(StepOutcome.NotSeen, steps[number]));
    }

    [Fact]
    public void SoundRun_StepsAreDoneReplacedOrDropped()
    {
        IReadOnlyList<HotplugStep> steps = MailSteps.Of(runs.Sound);

        Assert.Equal(["01", "03", "06", "07"], Numbers(steps, StepOutcome.Replaced), StringComparer.Ordinal);
        Assert.Equal(["02", "08", "11", "13"], Numbers(steps, StepOutcome.Dropped), StringComparer.Ordinal);
        Assert.Equal(["04", "05", "09", "10", "12", "--", "14", "15"], Numbers(steps, StepOutcome.Done), StringComparer.Ordinal);
        Assert.All(steps.Where(step => step.Outcome == StepOutcome.Done), step => Assert.NotEmpty(step.Observations));
    }

    private static IEnumerable<string> Numbers(IReadOnlyList<HotplugStep> steps, StepOutcome outcome) =>
        steps.Where(step => step.Outcome == outcome).Select(step => step.Number);

    private static Finding Check(string id, HotplugEvidence evidence) =>
        Invariants.All.Single(invariant => string.Equals(invariant.Id, id, StringComparison.Ordinal)).Check(evidence);
}
