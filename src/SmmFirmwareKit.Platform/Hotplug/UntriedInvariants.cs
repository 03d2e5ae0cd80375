// What a run of this scenario does not try. It is listed so that nobody takes silence for a proof.
namespace SmmFirmwareKit.Platform.Hotplug;

internal static class UntriedInvariants
{
    public static IReadOnlyList<Invariant> All { get; } =
    [
        new("A12.duplicate", "a CPU that is reported twice is added once", Duplicate),
        new("A10.forged", "a forged pen byte does not release the BSP early", _ => Finding.NotExercised("nobody writes to the pen page")),
        new("A15.early", "IPIs of the OS before the announcement gain nothing", _ => Finding.NotExercised("this OS waits for Notify")),
        new("B8.scan", "a CPU added during the scan waits for the next pass", _ => Finding.NotExercised("all CPUs are plugged at once")),
        new("C.unplug", "an unplugged CPU never comes back into SMRAM", _ => Finding.NotExercised("no CPU is unplugged")),
        new("D5.s3", "S3 keeps locks and features, only reset opens them", _ => Finding.NotExercised("no S3, no reset")),
        new("D6.orders", "every order of events gives the same", OneOrder),
    ];

    // A CPU plugged after the SMI is found by firmware at once; the OS's own scan then raises a second SMI.
    private static Finding Duplicate(HotplugEvidence evidence)
    {
        int later = evidence.HandlerExits.Count - 1;
        return later < 1
            ? Finding.NotExercised("one SMI; try --when after-smi")
            : Finding.Unless(
                from cpu in evidence.NewCpus
                let openings = evidence.GateChanges.Count(change => change.Value == cpu.ApicId)
                where openings != 1
                select $"CPU {cpu.Index} was led through the gate {openings} times",
                $"{later + 1} SMIs, mNumberOfCpus up by {evidence.ExpectedCpusWrites.Count}");
    }

    private static Finding OneOrder(HotplugEvidence evidence) => Finding.NotExercised(
        evidence.Options.Seed is { } seed ? $"one random schedule, seed {seed}" : "one schedule, round robin");
}
