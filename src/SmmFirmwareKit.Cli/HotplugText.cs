// A hot-plug report for people.
using System.Globalization;
using SmmFirmwareKit.Hardware;
using SmmFirmwareKit.Platform.Hotplug;

namespace SmmFirmwareKit.Cli;

/// <summary>Turns a report into a title, three tables and a summary.</summary>
internal static class HotplugText
{
    public static void Write(TableWriter writer, HotplugReport report, int exitCode)
    {
        writer.Line(Title(report.Evidence.Options));
        writer.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"TSEG {Hex.Of(report.Evidence.TsegBase)}..{Hex.Of(report.Evidence.TsegBase + report.Evidence.TsegSize - 1)}, SMI features {Hex.Of(report.Evidence.NegotiatedFeatures)}, {report.Evidence.Steps} steps, {Hex.Microseconds(report.Evidence.EndTime)} us of virtual time"));
        if (report.Evidence.Stuck is { } stuck)
        {
            writer.Line(stuck.Sentence);
            writer.Line(stuck.Reason);
        }

        writer.Line("");
        writer.Table(Steps(report.Steps));
        writer.Table(Cpus(report.Evidence));
        writer.Table(Invariants(report.Invariants));
        writer.Line(Summary(report, exitCode));
    }

    /// <summary>What is run, in one line.</summary>
    public static string Title(HotplugOptions options) => string.Create(
        CultureInfo.InvariantCulture,
        $"q35 with OVMF and SMM: {options.Cpus} CPUs, {options.Max} slots, {options.Add} added {Options.Spell(options.Moment)}, {(options.Broadcast ? "SMI broadcast offered" : "no SMI features offered")}, {Schedule(options)}{Rules(options)}");

    private static string Rules(HotplugOptions options) =>
        options.Profile == EventOrder.Hardware ? "" : $", {options.Profile} event rules";

    private static string Schedule(HotplugOptions options) =>
        options.Seed is { } seed ? string.Create(CultureInfo.InvariantCulture, $"random schedule, seed {seed}") : "round robin";

    private static ReportTable Steps(IReadOnlyList<HotplugStep> steps) => new(
        "The mail's steps as upstream does them",
        [new("no", 2), new("step", 29), new("outcome", 26), new("CPU", 9), new("time us", 12, RightAligned: true), new("evidence", 41)],
        [.. steps.Select(step => new[]
        {
            step.Number,
            step.Title,
            Outcome(step),
            Hex.Ranges(step.Cpus),
            step.Time is { } time ? Hex.Microseconds(time) : "",
            step.Evidence,
        })]);

    private static string Outcome(HotplugStep step) => step.Outcome switch
    {
        StepOutcome.Done => "done",
        StepOutcome.Replaced => $"replaced by {step.Instead}",
        StepOutcome.Dropped => "dropped",
        _ => "NOT SEEN",
    };

    private static ReportTable Cpus(HotplugEvidence evidence) => new(
        "CPUs before and after",
        [
            new("CPU", 9, RightAligned: true), new("APIC", 4, RightAligned: true),
            new("SMBASE", 10), new("before", 30), new("SMIs", 4, RightAligned: true),
            new("SMBASE", 10), new("after", 30), new("SMIs", 4, RightAligned: true),
        ],
        [.. evidence.Before.Zip(evidence.After).Where(pair => pair.First.Present || pair.Second.Present).Select(pair => Row(pair.First, pair.Second)), .. Empty(evidence)]);

    private static IEnumerable<string[]> Empty(HotplugEvidence evidence)
    {
        string slots = Hex.Ranges(evidence.After.Where(cpu => !cpu.Present).Select(cpu => cpu.Index));
        return slots.Length == 0 ? [] : [[slots, "", "", "empty", "", "", "empty", ""]];
    }

    private static string[] Row(CpuSnapshot before, CpuSnapshot after) =>
    [
        before.Index.ToString(CultureInfo.InvariantCulture),
        before.ApicId.ToString(CultureInfo.InvariantCulture),
        .. Cells(before),
        .. Cells(after),
    ];

    private static string[] Cells(CpuSnapshot cpu) => cpu.Present
        ? [Hex.Of(cpu.Smbase), cpu.State, cpu.Smis.ToString(CultureInfo.InvariantCulture)]
        : ["", cpu.State, ""];

    private static ReportTable Invariants(IReadOnlyList<CheckedInvariant> invariants) => new(
        "Invariants",
        [new("id", 13), new("must be true", 54), new("outcome", 13), new("evidence", 34)],
        [.. invariants.Select(check => new[] { check.Invariant.Id, check.Invariant.Sentence, Outcome(check.Finding.Outcome), check.Finding.Evidence })]);

    private static string Outcome(InvariantOutcome outcome) => outcome switch
    {
        InvariantOutcome.Held => "held",
        InvariantOutcome.Violated => "VIOLATED",
        _ => "not exercised",
    };

    private static string Summary(HotplugReport report, int exitCode) => string.Create(
        CultureInfo.InvariantCulture,
        $"{report.Count(InvariantOutcome.Held)} held, {report.Count(InvariantOutcome.Violated)} violated, {report.Count(InvariantOutcome.NotExercised)} not exercised: exit code {exitCode} ({(exitCode == ExitCode.Held ? "nothing is violated" : "something is violated")})");
}
