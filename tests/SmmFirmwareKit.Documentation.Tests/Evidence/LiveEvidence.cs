// Which registers the random sequences of CI's live comparison touch. The model makes them up alone: no QEMU is needed.
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using SmmFirmwareKit.Conformance;
using SmmFirmwareKit.Qemu.Live;

namespace SmmFirmwareKit.Documentation.Tests.Evidence;

/// <param name="Seed">The seed that .ci/run takes.</param>
/// <param name="Operations">The number of requests that .ci/run asks for.</param>
/// <param name="Touches">What they touch.</param>
/// <param name="Blocks">The blocks that have traffic, as summaries name them.</param>
internal sealed partial record LiveEvidence(int Seed, int Operations, RegisterTouches Touches, IReadOnlySet<string> Blocks)
{
    public static LiveEvidence Gather()
    {
        (int seed, int operations) = Comparison(File.ReadAllText(Path.Combine(Repository.Root(), ".ci", "run")));
        RegisterTouches touches = new();
        SortedSet<string> blocks = new(StringComparer.Ordinal);
        foreach ((LiveMachine machine, Sequence sequence) in LiveRun.Sequences(seed, operations))
        {
            using JsonDocument header = JsonDocument.Parse(machine.Header("live", ""));
            RecordedMachine model = RecordedMachine.Of(header.RootElement);
            foreach (LiveStep step in sequence.Steps)
            {
                blocks.Add(step.Block);
                RecordedEvidence.Count(step.Request, model, touches, step.Block);
            }
        }

        return new LiveEvidence(seed, operations, touches, blocks);
    }

    private static (int Seed, int Operations) Comparison(string script)
    {
        Match live = LiveCommand().Match(script);
        Assert.True(live.Success, ".ci/run has no line `conform --live --seed \"${SFK_LIVE_SEED:-N}\" --operations N`");
        return (Number(live, "seed"), Number(live, "operations"));
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex("""conform --live --seed "\$\{SFK_LIVE_SEED:-(?<seed>\d+)\}" --operations (?<operations>\d+)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LiveCommand();
}
