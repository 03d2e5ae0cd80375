// The gate, the order of events, and SMI arrival (docs/hotplug-steps.md D.4, B6, B17, steps 05, 08, 12).
using static SmmFirmwareKit.Platform.Hotplug.NewCpuInvariants;

namespace SmmFirmwareKit.Platform.Hotplug;

internal static class RelocationInvariants
{
    private const byte EnabledAndInsert = 3;
    private static readonly Finding WithoutBroadcast = Finding.NotExercised("no broadcast: SMIs reach one CPU");

    public static IReadOnlyList<Invariant> All { get; } =
    [
        new("A05.arrival", "the hot-plug SMI brings in every old CPU", Arrival),
        new("A07.gate", "the gate opens once per new CPU, which shuts it", GateOnce),
        new("D4.gate", "the gate is shut at rest", GateShut),
        new("B6.serial", "new CPUs are relocated one after the other", Serial),
        new("A03.event", "firmware leaves the insert event to the OS", EventKept),
        new("B17.order", "relocation < AddProcessor < Notify < OS SIPI", Order),
        new("A12.count", "mNumberOfCpus changes only as the SMI ends", CountAtEnd),
        new("D1.next", "the next SMI finds every CPU at its own SMBASE", NextSmi),
    ];

    private static Finding Arrival(HotplugEvidence evidence)
    {
        int[] old = [.. evidence.Before.Where(cpu => cpu.Present).Select(cpu => cpu.Index)];
        SmiCommand? command = evidence.Commands.FirstOrDefault();
        return command is null ? Finding.Violated("no command was written to port 0xB2")
            : NotEveryoneWasCalled(evidence, command, old) ? WithoutBroadcast
            : Finding.Unless(
                from cpu in old
                where !command.Takers.Contains(cpu)
                select $"CPU {cpu} took no SMI after the command at step {command.Write.Step}",
                $"pending on {Hex.Ranges(command.Pending)}, taken by {Hex.Ranges(command.Takers)}");
    }

    // Without broadcast the others come only if a handler asks for them (SmmCpuRendezvous).
    private static bool NotEveryoneWasCalled(HotplugEvidence evidence, SmiCommand command, IEnumerable<int> cpus) =>
        !evidence.IsBroadcast && cpus.Any(cpu => !command.Takers.Contains(cpu));

    private static Finding GateOnce(HotplugEvidence evidence) => Each(evidence, cpu => GateComplaint(evidence, cpu), GateTrace(evidence));

    private static string? GateComplaint(HotplugEvidence evidence, NewCpuStory cpu)
    {
        int[] openings = [.. evidence.GateChanges.Index().Where(change => change.Item.Value == cpu.ApicId).Select(change => change.Index)];
        if (openings is not [int at])
        {
            return $"saw the gate open for it {openings.Length} times";
        }

        return at + 1 < evidence.GateChanges.Count && evidence.GateChanges[at + 1] is { Value: ulong.MaxValue } shut && shut.Seen.Agent == cpu.Index
            ? null
            : "did not shut the gate behind itself";
    }

    private static string GateTrace(HotplugEvidence evidence) =>
        $"MAX -> {string.Join(" -> ", evidence.GateChanges.Take(4).Select(change => change.Value == ulong.MaxValue ? "MAX" : Hex.Of(change.Value)))}{(evidence.GateChanges.Count > 4 ? " ..." : "")}";

    private static Finding GateShut(HotplugEvidence evidence) => evidence.GateAtRest == ulong.MaxValue
        ? Finding.Held($"[0x30000] = {Hex.Of(evidence.GateAtRest)}")
        : Finding.Violated($"[0x30000] = {Hex.Of(evidence.GateAtRest)}");

    private static Finding Serial(HotplugEvidence evidence) => evidence.NewCpus.Count < 2
        ? Finding.NotExercised("one CPU was added; try --add 2")
        : Finding.Unless(
            from pair in evidence.NewCpus.OrderBy(cpu => cpu.SmiIpi?.Step).Zip(evidence.NewCpus.OrderBy(cpu => cpu.SmiIpi?.Step).Skip(1))
            where pair.First.Rsm is null || pair.Second.SmiIpi is null || pair.Second.SmiIpi.Step < pair.First.Rsm.Step
            select $"CPU {pair.Second.Index} was called before CPU {pair.First.Index} had left its first SMI",
            $"{evidence.NewCpus.Count} CPUs, each after the RSM before");

    private static Finding EventKept(HotplugEvidence evidence) => Each(
        evidence,
        cpu => cpu.FlagsAfterFirmware != EnabledAndInsert ? $"has FLAGS {(cpu.FlagsAfterFirmware is { } flags ? Hex.Of(flags) : "-")} after the SMI that added it" : null,
        $"FLAGS = {Hex.Of(evidence.NewCpus[0].FlagsAfterFirmware ?? 0)} at the handler's RSM");

    private static Finding Order(HotplugEvidence evidence) => Each(
        evidence,
        cpu => OutOfOrder(("relocation", cpu.Rsm), ("AddProcessor", cpu.AddProcessor), ("Notify", cpu.Notify), ("OS SIPI", cpu.OsSipi)),
        $"steps {evidence.NewCpus[0].Rsm?.Step}, {evidence.NewCpus[0].AddProcessor?.Step}, {evidence.NewCpus[0].Notify?.Step}, {evidence.NewCpus[0].OsSipi?.Step}");

    private static string? OutOfOrder(params ReadOnlySpan<(string Name, Observation? Seen)> events)
    {
        ulong last = 0;
        foreach ((string name, Observation? seen) in events)
        {
            if (seen is null)
            {
                return $"never got to {name}";
            }

            if (seen.Step <= last)
            {
                return $"got to {name} too early, at step {seen.Step}";
            }

            last = seen.Step;
        }

        return null;
    }

    // Between the handler's last access to its globals and the RSM of the CPU that ran it.
    private static Finding CountAtEnd(HotplugEvidence evidence) => evidence.ExpectedCpusWrites.Count == 0
        ? Finding.Violated("it never changed")
        : Finding.Unless(
            from write in evidence.ExpectedCpusWrites
            let exit = evidence.HandlerExits.FirstOrDefault(exit => exit.Step > write.Step)
            where exit is null || evidence.HandlerAccesses.Any(access => access.Step > write.Step && access.Step < exit.Step)
                || evidence.NewCpus.Any(cpu => cpu.AddProcessor is { } add && add.Step > write.Step && add.Step < exit.Step)
            select $"{Hex.Of(write.Value)} was written at step {write.Step} ({write.Function}) while the handler was at work",
            $"{evidence.ExpectedCpusWrites.Count} in {evidence.ExpectedCpusWrites[0].Function}, after the handler");

    private static Finding NextSmi(HotplugEvidence evidence)
    {
        SmiCommand? command = evidence.Commands.LastOrDefault();
        return command is null || NotEveryoneWasCalled(evidence, command, evidence.After.Where(cpu => cpu.Present).Select(cpu => cpu.Index))
            ? WithoutBroadcast
            : Finding.Unless(
                (from cpu in evidence.After
                 where cpu.Present && !command.Takers.Contains(cpu.Index)
                 select $"CPU {cpu.Index} took no SMI")
                .Concat(from cpu in evidence.NewCpus
                        where cpu.SmiInTseg?.Value != evidence.After[cpu.Index].Smbase
                        select $"CPU {cpu.Index} entered at SMBASE {(cpu.SmiInTseg is { } smi ? Hex.Of(smi.Value) : "-")}"),
                $"CPUs {Hex.Ranges(command.Takers)}; CPU {evidence.NewCpus[0].Index} at {Hex.Of(evidence.NewCpus[0].SmiInTseg?.Value ?? 0)}");
    }
}
