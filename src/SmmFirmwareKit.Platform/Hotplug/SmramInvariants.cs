// SMRAM at the default SMBASE, and TSEG, seen from outside (docs/hotplug-steps.md D.2, steps 06 and 11).
namespace SmmFirmwareKit.Platform.Hotplug;

internal static class SmramInvariants
{
    private const string Cpu = "CPU outside SMM";
    private const string Dma = "DMA";

    public static IReadOnlyList<Invariant> All { get; } =
    [
        new("D2.write-cpu", "a CPU outside SMM cannot write locked SMRAM", evidence => Writes(evidence, Cpu)),
        new("D2.write-dma", "DMA cannot write locked SMRAM", evidence => Writes(evidence, Dma)),
        new("D2.read", "outside SMM, SMRAM at 0x30000 always reads as ones", Reads),
        new("A06.handler", "the first SMI handler at 0x38000 stays intact", HandlerIntact),
    ];

    private static Finding Writes(HotplugEvidence evidence, string who)
    {
        OutsideAttempt[] attempts = [.. evidence.MemoryAttempts.Where(attempt => string.Equals(attempt.Who, who, StringComparison.Ordinal))];
        return attempts.Length == 0
            ? Finding.NotExercised("no such write was tried")
            : Finding.Unless(
                from attempt in attempts
                where attempt.After != attempt.Before || attempt.ReadBack != ulong.MaxValue
                select $"{attempt.What} was {Hex.Of(attempt.Before)}, {Hex.Of(attempt.Written)} was written, now {Hex.Of(attempt.After)}; read back {Hex.Of(attempt.ReadBack)}",
                $"{attempts.Length} tried; {attempts[1].What}: {Hex.Of(attempts[1].After)}");
    }

    private static Finding Reads(HotplugEvidence evidence) => evidence.OutsideReads.Count == 0
        ? Finding.NotExercised("nothing was read from outside")
        : Finding.Unless(
            from read in evidence.OutsideReads
            where read.Value != ulong.MaxValue
            select $"{read.Who} read {Hex.Of(read.Value)} at {Hex.Of(read.Address)} {read.When}",
            $"{evidence.OutsideReads.Count} reads in {evidence.OutsideReads.Select(read => read.When).Distinct(StringComparer.Ordinal).Count()} phases");

    private static Finding HandlerIntact(HotplugEvidence evidence) => evidence.FirstHandlerAfter == evidence.FirstHandlerBefore
        ? Finding.Held($"[0x38000] = {Hex.Of(evidence.FirstHandlerAfter)}")
        : Finding.Violated($"[0x38000] was {Hex.Of(evidence.FirstHandlerBefore)} and is {Hex.Of(evidence.FirstHandlerAfter)}");
}
