// What a new CPU may and may not do before the OS owns it (docs/hotplug-steps.md D.3, B3, B4, B5, steps 01, 02, 15).
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Platform.Hotplug;

internal static class NewCpuInvariants
{
    public static IReadOnlyList<Invariant> All { get; } =
    [
        new("A01.halted", "a plugged CPU runs nothing before its SIPI", Halted),
        new("B3.sec", "only the bootstrap CPU fetches the reset vector, once", SecOnce),
        new("D3.pen", "outside SMM a new CPU runs only the pen before OS SIPI", OnlyInPen),
        new("B5.stackless", "its first SMI touches only SMRAM at 0x30000..0x4FFFF", Stackless),
        new("A15.start", "the OS's SIPI finds SMBASE moved and starts the CPU", StartsRelocated),
        new("SMM.callout", "no CPU in SMM fetches code outside SMRAM", NoCallOut),
    ];

    private static Finding Halted(HotplugEvidence evidence) => Each(
        evidence,
        cpu => cpu.Plugged is null ? "was never plugged" : cpu.ActivityAfterPlug != Activity.WaitForSipi ? $"was {cpu.ActivityAfterPlug} after the plug" : cpu.StepsBeforeSipi != 0 ? $"took {cpu.StepsBeforeSipi} steps before its SIPI" : null,
        $"{evidence.NewCpus[0].ActivityAfterPlug}, 0 steps");

    private static Finding SecOnce(HotplugEvidence evidence) => evidence.ResetFetches is [{ Agent: 0 } only]
        ? Finding.Held($"1 fetch at {Hex.Of(only.Address)}, step {only.Step}")
        : Finding.Violated($"{evidence.ResetFetches.Count} fetches, by CPUs {Hex.Ranges(evidence.ResetFetches.Select(fetch => fetch.Agent).Distinct())}");

    private static Finding OnlyInPen(HotplugEvidence evidence) => Each(
        evidence,
        cpu => cpu.PenSipi is not { } sipi ? "got no SIPI from SMM"
            : cpu.PagesBeforeOs.FirstOrDefault(page => page != HotplugObserver.PenPage(sipi), HotplugObserver.PenPage(sipi)) is var page && page != HotplugObserver.PenPage(sipi) ? $"ran in page {Hex.Of(page)}; the pen is {Hex.Of(HotplugObserver.PenPage(sipi))}"
            : cpu.StepsBeforeOs == 0 ? "was not seen in the pen" : null,
        $"{evidence.NewCpus.Sum(cpu => cpu.StepsBeforeOs)} steps, all in page {string.Join(',', evidence.NewCpus[0].PagesBeforeOs.Select(Hex.Of))}");

    private static Finding Stackless(HotplugEvidence evidence) => Each(
        evidence,
        cpu => cpu.FirstSmi is null ? "took no first SMI" : cpu.FirstSmiStrayAccesses.FirstOrDefault() is { } stray ? $"touched {Hex.Of(stray.Address)} in {stray.Function}" : null,
        $"{evidence.NewCpus.Sum(cpu => cpu.FirstSmiAccesses)} accesses; no stack in the model");

    private static Finding StartsRelocated(HotplugEvidence evidence) => Each(
        evidence,
        cpu => cpu.OsSipi is not { } sipi ? "got no SIPI from the OS"
            : cpu.Rsm is null || cpu.Rsm.Step > sipi.Step ? "got the OS's SIPI before its relocation"
            : cpu.OsFetch is not { } fetch || fetch.Address != HotplugObserver.PenPage(sipi) ? "did not start at the OS's vector" : null,
        $"SMBASE {Hex.Of(evidence.NewCpus[0].SmbaseAfterRsm)}, fetch at {Hex.Of(evidence.NewCpus[0].OsFetch?.Address ?? 0)}");

    private static Finding NoCallOut(HotplugEvidence evidence) => Finding.Unless(
        from cpu in evidence.After
        where cpu.CallOuts != 0
        select $"CPU {cpu.Index}: {cpu.CallOuts}",
        $"0 on {evidence.After.Count(cpu => cpu.Present)} CPUs in {evidence.After.Sum(cpu => cpu.Smis)} SMIs");

    internal static Finding Each(HotplugEvidence evidence, Func<NewCpuStory, string?> complaint, string held) => Finding.Unless(
        from cpu in evidence.NewCpus
        let text = complaint(cpu)
        where text is not null
        select $"CPU {cpu.Index} {text}",
        held);
}
