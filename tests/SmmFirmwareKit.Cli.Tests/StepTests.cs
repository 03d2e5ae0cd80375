// No step of the mail has its outcome for nothing: evidence that contradicts it takes it away.
using SmmFirmwareKit.Platform.Hotplug;

namespace SmmFirmwareKit.Cli.Tests;

public sealed class StepTests
{
    private const ulong Elsewhere = 0x1000;

    private static readonly HotplugEvidence s_sound = new HotplugScenario(new HotplugOptions()).Run();

    private static readonly Dictionary<string, Func<HotplugEvidence, HotplugEvidence>> s_contradictions = new(StringComparer.Ordinal)
    {
        ["01"] = e => Cpu(e, cpu => cpu with { Plugged = null }),
        ["02"] = e => Cpu(e, cpu => cpu with { ConfigurationAccesses = 1 }),
        ["03"] = e => e with { Sci = null },
        ["04"] = e => e with { OsScan = null },
        ["05"] = e => e with { Commands = [.. e.Commands.Select(command => command with { Takers = [0, 4] })] },
        ["06"] = e => e with { FirstHandlerBefore = 0, FirstHandlerAfter = 0 },
        ["07"] = e => e with { GateChanges = [.. e.GateChanges.Where(change => change.Value == ulong.MaxValue)] },
        ["08"] = e => e with { GateChanges = [.. e.GateChanges.Select(change => change with { Seen = change.Seen with { Agent = 0 } })] },
        ["09"] = e => Cpu(e, cpu => cpu with { SmiIpi = null, PenSipi = null }),
        ["10"] = e => Cpu(e, cpu => cpu with { SmbaseWrite = null, Rsm = null }),
        ["11"] = e => e with { OutsideReads = [.. e.OutsideReads.Select(read => read with { Value = 0 })] },
        ["12"] = e => Cpu(e, cpu => cpu with { AddProcessor = null }) with { ExpectedCpusWrites = [] },
        ["--"] = e => Cpu(e, cpu => cpu with { SmiInTseg = null }),
        ["13"] = e => Cpu(e, cpu => cpu with { PagesBeforeOs = [.. cpu.PagesBeforeOs, Elsewhere] }),
        ["14"] = e => Cpu(e, cpu => cpu with { PenByte = null }),
        ["15"] = e => Cpu(e, cpu => cpu with { OsSipi = null, OsFetch = null }),
    };

    public static TheoryData<string> Numbers() => [.. MailSteps.Of(s_sound).Select(step => step.Number)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void ContradictedStep_IsNotSeen(string number)
    {
        Assert.NotEqual(StepOutcome.NotSeen, Outcome(s_sound, number));
        Assert.Equal(StepOutcome.NotSeen, Outcome(s_contradictions[number](s_sound), number));
    }

    private static StepOutcome Outcome(HotplugEvidence evidence, string number) =>
        MailSteps.Of(evidence).Single(step => string.Equals(step.Number, number, StringComparison.Ordinal)).Outcome;

    private static HotplugEvidence Cpu(HotplugEvidence evidence, Func<NewCpuStory, NewCpuStory> change) => evidence with { NewCpus = [change(evidence.NewCpus[0])] };
}
