// Random sequences: the seed decides everything, what kills QEMU does not occur, and every block gets its share.
using System.Globalization;
using System.Text.Json;
using SmmFirmwareKit.Qemu.Live;

namespace SmmFirmwareKit.Qemu.Tests;

public sealed class Sequences_Random
{
    private const int Length = 2500;
    private const int Seed = 20;

    public static TheoryData<int> Machines => [.. Enumerable.Range(0, LiveMachine.All.Count)];

    [Theory]
    [MemberData(nameof(Machines))]
    public void SameSeed_GivesTheSameRequestsAndAnswers(int machine)
    {
        Assert.Equal(Text(Of(machine)), Text(Of(machine)));
    }

    [Fact]
    public void AnotherSeed_GivesOtherRequests()
    {
        Assert.False(string.Equals(Text(Of(0)), Text(Sequence.Random(LiveMachine.All[0], Seed + 1, Length)), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Machines))]
    public void Requests_AskForNothingTheModelLeavesOut(int machine)
    {
        Assert.DoesNotContain(Of(machine).Steps, step => step.Faulted);
    }

    [Theory]
    [MemberData(nameof(Machines))]
    public void AfterAnEject_OnlyTheLastEventsAreAsked(int machine)
    {
        for (int seed = 0; seed < 8; seed++)
        {
            Sequence sequence = Sequence.Random(LiveMachine.All[machine], seed, Length);
            LiveStep[] after = [.. sequence.Steps.SkipWhile(step => !step.Model.Events.Contains("DEVICE_DELETED", StringComparison.Ordinal))];
            Assert.True(after.Length <= 1, $"seed {seed}: {after.Length} steps from the one that reports the eject on");
        }
    }

    [Fact]
    public void SmiForNobody_IsNeverRequested()
    {
        for (int seed = 0; seed < 8; seed++)
        {
            foreach (LiveStep step in Sequence.Random(LiveMachine.All[0], seed, Length).Steps)
            {
                Assert.False(step.Model.Response.Contains("SFK7106", StringComparison.Ordinal), string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {step.Request.GetRawText()}"));
            }
        }
    }

    [Fact]
    public void EveryBlock_GetsTraffic()
    {
        ILookup<string, LiveStep> blocks = Of(0).Steps.ToLookup(step => step.Block, StringComparer.Ordinal);
        foreach (string block in new[] { "mch", "memory", "ich9", "pm", "apm", "fwcfg", "cphp", "cmos", "pciexbar", "rcba", "pam", "ioapic", "pci", "ports", "fwdma", "tco", "reset", "operator" })
        {
            Assert.True(blocks[block].Count() > 20, $"{block}: {blocks[block].Count()} of {Length}");
        }
    }

    /// <summary>What a sequence can come to, each often enough over one round of machines to show a difference.</summary>
    [Fact]
    public void EveryOutcome_Occurs()
    {
        LiveStep[] steps = [.. Enumerable.Range(0, LiveMachine.All.Count).SelectMany(machine => Sequence.Random(LiveMachine.All[machine], Seed + machine, Length).Steps)];
        Dictionary<string, int> outcomes = new(StringComparer.Ordinal)
        {
            ["reset by a port"] = steps.Count(step => step.Announcement is "RESET"),
            ["switched off"] = steps.Count(step => step.Announcement is "SHUTDOWN"),
            ["SCI on IRQ 9"] = steps.Count(step => step.Model.Edges.Contains("\"raise 9\"", StringComparison.Ordinal)),
            ["SCI elsewhere"] = steps.Count(step => step.Model.Edges.Contains("raise 1", StringComparison.Ordinal) || step.Model.Edges.Contains("raise 2", StringComparison.Ordinal)),
            ["watchdog running"] = steps.Count(step => step.Block is "tco" && step.Model.Response is { Length: 12 } answer && answer.EndsWith("0004\"", StringComparison.Ordinal)),
        };
        Assert.All(outcomes, outcome => Assert.True(outcome.Value >= 10, $"{outcome.Key}: {outcome.Value} of {steps.Length}"));
    }

    private static Sequence Of(int machine) => Sequence.Random(LiveMachine.All[machine], Seed, Length);

    private static string Text(Sequence sequence) =>
        string.Join('\n', sequence.Steps.Select(step => step.Request.GetRawText() + " -> " + JsonSerializer.Serialize(step.Model)));
}
