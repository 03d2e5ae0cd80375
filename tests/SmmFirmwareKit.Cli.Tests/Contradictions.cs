// One contradiction for each invariant: the evidence of a sound run with one thing changed.
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Platform.Hotplug;

namespace SmmFirmwareKit.Cli.Tests;

internal static class Contradictions
{
    private const ulong Elsewhere = 0x1000;

    public static IReadOnlyDictionary<string, Func<HotplugEvidence, HotplugEvidence>> ById { get; } = new Dictionary<string, Func<HotplugEvidence, HotplugEvidence>>(StringComparer.Ordinal)
    {
        ["D1.tseg"] = e => After(e, cpu => cpu with { Smbase = 0x30000 }),
        ["D1.distinct"] = e => After(e, cpu => cpu with { Smbase = e.After[0].Smbase }),
        ["D1.slot"] = e => After(e, cpu => cpu with { Smbase = cpu.Smbase + 0x2000 }),
        ["A10.others"] = e => e with { Before = [e.Before[0] with { Smbase = 0x30000 }, .. e.Before.Skip(1)] },
        ["A10.maps"] = e => e with { ForeignSaveStateWrites = [Any(e) with { Address = e.After[1].Smbase + 0xFF00UL }] },
        ["B12.tile"] = e => e with { SlotsBefore = [.. e.SlotsBefore.SkipLast(1), e.SlotsBefore[^1] with { EntryIsCode = false }] },
        ["D2.write-cpu"] = e => Memory(e, "CPU outside SMM", attempt => attempt with { After = attempt.Written }),
        ["D2.write-dma"] = e => Memory(e, "DMA", attempt => attempt with { ReadBack = attempt.Before }),
        ["D2.read"] = e => e with { OutsideReads = [.. e.OutsideReads.SkipLast(1), e.OutsideReads[^1] with { Value = 0 }] },
        ["A06.handler"] = e => e with { FirstHandlerAfter = 0 },
        ["A01.halted"] = e => Cpu(e, cpu => cpu with { StepsBeforeSipi = 1 }),
        ["B3.sec"] = e => e with { ResetFetches = [.. e.ResetFetches, e.ResetFetches[0] with { Agent = 4 }] },
        ["D3.pen"] = e => Cpu(e, cpu => cpu with { PagesBeforeOs = [.. cpu.PagesBeforeOs, Elsewhere] }),
        ["B5.stackless"] = e => Cpu(e, cpu => cpu with { FirstSmiStrayAccesses = [Any(e) with { Address = Elsewhere }] }),
        ["A15.start"] = e => Cpu(e, cpu => cpu with { Rsm = cpu.Rsm! with { Step = cpu.OsSipi!.Step + 1 } }),
        ["SMM.callout"] = e => After(e, cpu => cpu with { CallOuts = 1 }),
        ["A05.arrival"] = e => e with { Commands = [e.Commands[0] with { Takers = [0, 1, 2] }, .. e.Commands.Skip(1)] },
        ["A07.gate"] = e => e with { GateChanges = [.. e.GateChanges, e.GateChanges[0]] },
        ["D4.gate"] = e => e with { GateAtRest = 4 },
        ["B6.serial"] = e => Cpu(e, cpu => cpu with { Rsm = cpu.Rsm! with { Step = e.NewCpus[1].SmiIpi!.Step + 1 } }),
        ["A03.event"] = e => Cpu(e, cpu => cpu with { FlagsAfterFirmware = 1 }),
        ["B17.order"] = e => Cpu(e, cpu => cpu with { Notify = cpu.Notify! with { Step = cpu.AddProcessor!.Step - 1 } }),
        ["A12.count"] = e => e with { ExpectedCpusWrites = [e.ExpectedCpusWrites[0] with { Step = e.NewCpus[0].AddProcessor!.Step - 1 }, .. e.ExpectedCpusWrites.Skip(1)] },
        ["D1.next"] = e => Cpu(e, cpu => cpu with { SmiInTseg = cpu.SmiInTseg! with { Value = Elsewhere } }),
        ["A03.accepted"] = e => e with { Refusal = "cpu hotplug with SMI wasn't enabled by firmware" },
        ["D4.count"] = e => e with { ExpectedCpusAfter = e.ExpectedCpusAfter - 1 },
        ["D4.info"] = e => e with { Probe = [e.Probe[0] with { ProcessorId = 1 }, .. e.Probe.Skip(1)] },
        ["D4.whoami"] = e => e with { Probe = [e.Probe[0] with { WhoAmI = 1 }, .. e.Probe.Skip(1)] },
        ["D5.smbase"] = e => Lock(e, "MCH 0x9C"),
        ["D5.smram"] = e => Lock(e, "MCH 0x9E"),
        ["D5.smi"] = e => Lock(e, "SMI_EN"),
        ["D5.features"] = e => Lock(e, "etc/smi"),
        ["A12.duplicate"] = e => e with { GateChanges = [.. e.GateChanges, e.GateChanges[0]] },
    };

    private static Observation Any(HotplugEvidence evidence) => evidence.ResetFetches[0] with { Kind = StepKind.MemoryWrite };

    private static HotplugEvidence After(HotplugEvidence evidence, Func<CpuSnapshot, CpuSnapshot> change) =>
        evidence with { After = [.. evidence.After.Take(4), change(evidence.After[4]), .. evidence.After.Skip(5)] };

    private static HotplugEvidence Cpu(HotplugEvidence evidence, Func<NewCpuStory, NewCpuStory> change) =>
        evidence with { NewCpus = [change(evidence.NewCpus[0]), .. evidence.NewCpus.Skip(1)] };

    private static HotplugEvidence Memory(HotplugEvidence evidence, string who, Func<OutsideAttempt, OutsideAttempt> change) =>
        evidence with { MemoryAttempts = [.. evidence.MemoryAttempts.Select(attempt => string.Equals(attempt.Who, who, StringComparison.Ordinal) ? change(attempt) : attempt)] };

    private static HotplugEvidence Lock(HotplugEvidence evidence, string place) =>
        evidence with { LockAttempts = [.. evidence.LockAttempts.Select(attempt => attempt.What.StartsWith(place, StringComparison.Ordinal) ? attempt with { After = attempt.Before ^ 1 } : attempt)] };
}
