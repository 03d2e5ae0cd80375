// Where the SMBASE registers end up (docs/hotplug-steps.md D.1, B12c, B13).
namespace SmmFirmwareKit.Platform.Hotplug;

internal static class SmbaseInvariants
{
    private const ulong HandlerOffset = 0x8000;
    private const ulong TileEnd = 0x10000;

    public static IReadOnlyList<Invariant> All { get; } =
    [
        new("D1.tseg", "SMI entry and save map of every CPU lie in TSEG", InTseg),
        new("D1.distinct", "no two CPUs share an SMBASE", Distinct),
        new("D1.slot", "every SMBASE is that of the slot in CPU_HOT_PLUG_DATA", MatchesSlot),
        new("A10.others", "no old CPU's SMBASE has changed", OthersUnchanged),
        new("A10.maps", "no CPU wrote another CPU's save-state map", MapsUntouched),
        new("B12.tile", "every slot's SMI entry was in TSEG before the plug", TilesBefore),
    ];

    private static IEnumerable<CpuSnapshot> Present(IReadOnlyList<CpuSnapshot> cpus) => cpus.Where(cpu => cpu.Present);

    private static Finding InTseg(HotplugEvidence evidence) => Finding.Unless(
        from cpu in Present(evidence.After)
        where !Inside(evidence, cpu.Smbase)
        select $"CPU {cpu.Index} has SMBASE {Hex.Of(cpu.Smbase)}; TSEG is {Tseg(evidence)}",
        $"{Present(evidence.After).Count()} tiles in {Tseg(evidence)}");

    private static Finding Distinct(HotplugEvidence evidence) => Finding.Unless(
        from same in Present(evidence.After).GroupBy(cpu => cpu.Smbase)
        where same.Count() > 1
        orderby same.Key
        select $"CPUs {Hex.Ranges(same.Select(cpu => cpu.Index))} share SMBASE {Hex.Of(same.Key)}",
        $"{Hex.Of(Present(evidence.After).Min(cpu => cpu.Smbase))}..{Hex.Of(Present(evidence.After).Max(cpu => cpu.Smbase))}, {Present(evidence.After).Count()} values");

    private static Finding MatchesSlot(HotplugEvidence evidence) => Finding.Unless(
        from cpu in Present(evidence.After)
        let slot = evidence.SlotsAfter.FirstOrDefault(slot => slot.ApicId == cpu.ApicId)
        where slot?.Smbase != cpu.Smbase
        select $"CPU {cpu.Index} has SMBASE {Hex.Of(cpu.Smbase)}, its slot has {(slot is null ? "no entry" : Hex.Of(slot.Smbase))}",
        $"CPU {evidence.NewCpus[0].Index}: {Hex.Of(evidence.After[evidence.NewCpus[0].Index].Smbase)} in both");

    private static Finding OthersUnchanged(HotplugEvidence evidence) => Finding.Unless(
        from cpu in Present(evidence.Before)
        let now = evidence.After[cpu.Index].Smbase
        where now != cpu.Smbase
        select $"CPU {cpu.Index} had SMBASE {Hex.Of(cpu.Smbase)} and has {Hex.Of(now)}",
        $"{Present(evidence.Before).Count()} registers as before");

    private static Finding MapsUntouched(HotplugEvidence evidence)
    {
        IEnumerable<string> writes = evidence.ForeignSaveStateWrites.Select(write => $"CPU {write.Agent} wrote {Hex.Of(write.Value)} to {Hex.Of(write.Address)} ({write.Function})");
        IEnumerable<string> changes = evidence.SavedSmbasesBefore
            .Zip(evidence.SavedSmbasesAfter)
            .Where(pair => pair.First != pair.Second)
            .Select(pair => $"a saved SMBASE was {Hex.Of(pair.First)} and is {Hex.Of(pair.Second)}");
        return Finding.Unless(writes.Concat(changes), $"0 writes, {evidence.SavedSmbasesAfter.Count} saved SMBASEs the same");
    }

    private static Finding TilesBefore(HotplugEvidence evidence) => evidence.SlotsBefore.Count == 0
        ? Finding.Violated("CPU_HOT_PLUG_DATA was not published")
        : Finding.Unless(
            from slot in evidence.SlotsBefore.Index()
            where !slot.Item.EntryIsCode || !Inside(evidence, slot.Item.Smbase)
            select $"slot {slot.Index} at SMBASE {Hex.Of(slot.Item.Smbase)} has {Hex.Of(slot.Item.Entry)} at its SMI entry",
            $"{evidence.SlotsBefore.Count} slots; last {Hex.Of(evidence.SlotsBefore[^1].Entry)}");

    private static bool Inside(HotplugEvidence evidence, ulong smbase) =>
        smbase + HandlerOffset >= evidence.TsegBase && smbase + TileEnd <= evidence.TsegBase + evidence.TsegSize;

    private static string Tseg(HotplugEvidence evidence) => $"{Hex.Of(evidence.TsegBase)}..{Hex.Of(evidence.TsegBase + evidence.TsegSize - 1)}";
}
