// The fifteen steps of the mail "CPU hotplug using SMM with QEMU+OVMF" (edk2-devel, 2019-08-13) as upstream finally does them.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Platform.Hotplug;

/// <summary>Tells the story of a run from its evidence. Relocation: steps 09 to 15.</summary>
public sealed partial class MailSteps
{
    private readonly HotplugEvidence _evidence;
    private readonly NewCpuStory _first;
    private readonly int[] _added;

    private MailSteps(HotplugEvidence evidence)
    {
        _evidence = evidence;
        _first = evidence.NewCpus[0];
        _added = [.. evidence.NewCpus.Select(cpu => cpu.Index)];
    }

    /// <summary>All steps in the mail's order.</summary>
    public static IReadOnlyList<HotplugStep> Of(HotplugEvidence evidence)
    {
        MailSteps steps = new(evidence);
        return
        [
            steps.ResetVector(), steps.MemoryControl(), steps.BoardSignal(), steps.OsLearns(), steps.EveryoneEnters(),
            steps.SaveAndPlant(), steps.LetNewCpuIn(), steps.Acknowledge(), steps.DirectedSmi(), steps.Rebase(),
            steps.RestoreMemory(), steps.UpdateTables(), steps.NextSmi(), steps.MemoryInit(), steps.WaitForOs(), steps.OsStarts(),
        ];
    }

    // 01
    private HotplugStep ResetVector() => Replaced("01", "reset vector, SMIs off", "wait-for-SIPI", _added, Of(cpu => cpu.Plugged),
        $"{_first.ActivityAfterPlug}, {_first.StepsBeforeSipi} steps; SMI pending: {Pending()}");

    // 02
    private HotplugStep MemoryControl() => Dropped("02", "new CPU opens memory control", _evidence.NewCpus.All(cpu => cpu is { Plugged: not null, ConfigurationAccesses: 0 }),
        $"{_evidence.NewCpus.Sum(cpu => cpu.ConfigurationAccesses)} accesses to 0xCF8..0xCFF by it");

    // 03
    private HotplugStep BoardSignal() => Replaced("03", "board signal raises the SCI", "hot-plug block", Cpus(_evidence.Sci), Seen(_evidence.Sci),
        $"FLAGS {Hex.Of(_first.FlagsAfterPlug)}; interrupt {Value(_evidence.Sci)} taken");

    // 04
    private HotplugStep OsLearns() => Done("04", "host OS gets the message", Cpus(_evidence.OsScan), Seen(_evidence.OsScan),
        $"0xCDC reads {Value(_evidence.OsScan)} ({_evidence.OsScan?.Function})");

    // 05
    private HotplugStep EveryoneEnters()
    {
        SmiCommand? command = HandlingCommand();
        return Unless(MissesOldCpu(command), Done("05", "all old CPUs enter SMM", command?.Takers.Except(_added) ?? [], Seen(command?.Write, _evidence.CommandRead),
            $"0xB2 <- {Value(command?.Write)} ({command?.Write.Function}), read in SMM: {Value(_evidence.CommandRead)}"));
    }

    private bool MissesOldCpu(SmiCommand? command) =>
        command is null || _evidence.Before.Any(cpu => cpu.Present && !command.Takers.Contains(cpu.Index));

    // What happened is told, but not as the step: somebody is missing.
    private static HotplugStep Unless(bool incomplete, HotplugStep step) => incomplete ? step with { Outcome = StepOutcome.NotSeen } : step;

    // 06
    private HotplugStep SaveAndPlant() => Unless(!HandlerStaysHidden() || _evidence.FirstHandlerBefore == 0, Replaced("06", "save 0x38000, plant code", "locked SMRAM", [], [],
        $"[0x38000] {Hex.Of(_evidence.FirstHandlerBefore)}, outside {Outside(0x38000)}"));

    // 07
    private HotplugStep LetNewCpuIn() => Replaced("07", "let the new CPU take SMIs", "APIC-ID gate", Cpus(Gate(open: true)), Seen([.. GateChanges(open: true)]),
        $"0x30000 <- {Hex.Of(Gate(open: true)?.Value ?? 0)} ({Gate(open: true)?.Seen.Function})");

    // 08
    private HotplugStep Acknowledge() => Dropped("08", "new CPU acknowledges", _added.Contains(Gate(open: false)?.Seen.Agent ?? -1),
        $"0x30000 <- {Hex.OnesOr(Gate(open: false)?.Value ?? 0)} ({Gate(open: false)?.Seen.Function})");

    private string Pending() => _first.BroadcastSmiPending switch
    {
        true => "yes",
        false => "no",
        null => "later",
    };

    private string Outside(ulong address) =>
        _evidence.OutsideReads.FirstOrDefault(read => read.Address == address) is { } read ? Hex.OnesOr(read.Value) : "-";

    private SmiCommand? HandlingCommand() =>
        _evidence.Commands.LastOrDefault(command => _first.FirstSmi is { } smi && command.Write.Step < smi.Step) ?? _evidence.Commands.FirstOrDefault();

    private IEnumerable<Observation> GateChanges(bool open) => _evidence.GateChanges
        .Where(change => (change.Value != ulong.MaxValue) == open)
        .Select(change => change.Seen);

    private GateChange? Gate(bool open) => _evidence.GateChanges.FirstOrDefault(change => (change.Value != ulong.MaxValue) == open);

    private Observation[] Of(params ReadOnlySpan<Func<NewCpuStory, Observation?>> parts)
    {
        List<Observation> seen = [];
        foreach (NewCpuStory story in _evidence.NewCpus)
        {
            foreach (Func<NewCpuStory, Observation?> part in parts)
            {
                if (part(story) is { } observation)
                {
                    seen.Add(observation);
                }
            }
        }

        return [.. seen];
    }

    private static Observation[] Seen(params IEnumerable<Observation?> observations) => [.. observations.OfType<Observation>()];

    private static IEnumerable<int> Cpus(Observation? observation) => observation is null ? [] : [observation.Agent];

    private static IEnumerable<int> Cpus(GateChange? change) => Cpus(change?.Seen);

    private static string Value(Observation? observation) => observation is null ? "-" : Hex.Of(observation.Value);

    private static HotplugStep Done(string number, string title, IEnumerable<int> cpus, Observation[] seen, string evidence) =>
        New(number, title, StepOutcome.Done, "", cpus, seen, evidence);

    private static HotplugStep Replaced(string number, string title, string instead, IEnumerable<int> cpus, Observation[] seen, string evidence) =>
        New(number, title, StepOutcome.Replaced, instead, cpus, seen, evidence);

    // That nobody does it is a claim like any other: a run that does not bear it out does not show the step.
    private static HotplugStep Dropped(string number, string title, bool isBorneOut, string evidence) =>
        Unless(!isBorneOut, new HotplugStep(number, title, StepOutcome.Dropped, "", [], Time: null, evidence, []));

    // Step 06 happened at boot; of every other one something must have been seen.
    private static HotplugStep New(string number, string title, StepOutcome outcome, string instead, IEnumerable<int> cpus, Observation[] seen, string evidence) =>
        seen.Length == 0 && !string.Equals(number, "06", StringComparison.Ordinal)
            ? new HotplugStep(number, title, StepOutcome.NotSeen, instead, [], Time: null, "-", [])
            : new HotplugStep(number, title, outcome, instead, [.. cpus], seen.Length == 0 ? null : seen[0].Time, evidence, seen);
}
