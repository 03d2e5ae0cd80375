// What SMM believes about its CPUs (docs/hotplug-steps.md D.4).
namespace SmmFirmwareKit.Platform.Hotplug;

internal static class SlotInvariants
{
    private const ulong Success = 0;

    public static IReadOnlyList<Invariant> All { get; } =
    [
        new("A03.accepted", "the host accepts every plug", Accepted),
        new("D4.count", "SMM expects as many CPUs as there are", Count),
        new("D4.info", "GetProcessorInfo knows every CPU and no other", Info),
        new("D4.whoami", "WhoAmI on every CPU gives its own slot", WhoAmI),
    ];

    private static Finding Accepted(HotplugEvidence evidence) => evidence.Refusal is { } refusal
        ? Finding.Violated($"device_add was refused: {refusal}")
        : Finding.Held($"{evidence.NewCpus.Count(cpu => cpu.Plugged is not null)} plugged, SMI features {Hex.Of(evidence.NegotiatedFeatures)}");

    private static Finding Count(HotplugEvidence evidence)
    {
        ulong present = (ulong)evidence.After.Count(cpu => cpu.Present);
        string text = $"[{Hex.Of(evidence.ExpectedCpusAddress)}] = {evidence.ExpectedCpusAfter}, present {present}";
        return evidence.ExpectedCpusAfter == present ? Finding.Held(text) : Finding.Violated(text);
    }

    private static Finding Info(HotplugEvidence evidence) => Probed(evidence) ?? Finding.Unless(
        from cpu in evidence.After
        let answers = evidence.Probe.Where(answer => answer.InfoStatus == Success && answer.ProcessorId == cpu.ApicId).Count()
        where answers != (cpu.Present ? 1 : 0)
        select $"APIC id {cpu.ApicId} is in {answers} slots",
        $"{evidence.Probe.Count(answer => answer.InfoStatus == Success)} slots filled, {evidence.Probe.Count(answer => answer.InfoStatus != Success)} NOT_FOUND");

    // Without broadcast the probe's SMI reaches one CPU, and only CPUs in SMM can be asked.
    private static Finding WhoAmI(HotplugEvidence evidence) => Probed(evidence) ?? Finding.Unless(
        from answer in evidence.Probe.Index()
        where answer.Item.InfoStatus == Success && (evidence.IsBroadcast || answer.Item.StartupStatus == Success) && (answer.Item.WhoAmIStatus != Success || answer.Item.WhoAmI != (ulong)answer.Index)
        select $"slot {answer.Index} answered {Hex.Of(answer.Item.WhoAmI)}, status {Hex.Of(answer.Item.WhoAmIStatus)}",
        $"asked in SMM: slots {Hex.Ranges(evidence.Probe.Index().Where(answer => answer.Item.StartupStatus == Success && answer.Item.InfoStatus == Success).Select(answer => answer.Index))}");

    private static Finding? Probed(HotplugEvidence evidence) =>
        evidence.ProbeCount == 0 ? Finding.Violated("the probe driver was not called") : null;
}
