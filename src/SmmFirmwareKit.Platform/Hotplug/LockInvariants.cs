// Lock bits and negotiated features against writes from outside (docs/hotplug-steps.md D.5, B12a).
namespace SmmFirmwareKit.Platform.Hotplug;

internal static class LockInvariants
{
    public static IReadOnlyList<Invariant> All { get; } =
    [
        new("D5.smbase", "the default-SMBASE lock (MCH 0x9C) withstands writes", evidence => Withstands(evidence, "MCH 0x9C")),
        new("D5.smram", "D_LCK and TSEG (MCH 0x9D, 0x9E) withstand writes", evidence => Withstands(evidence, "MCH 0x9D", "MCH 0x9E")),
        new("D5.smi", "SMI_LOCK and GBL_SMI_EN withstand writes", evidence => Withstands(evidence, "LPC 0xA0", "SMI_EN")),
        new("D5.features", "the negotiated SMI features withstand a new request", evidence => Withstands(evidence, "etc/smi")),
    ];

    private static Finding Withstands(HotplugEvidence evidence, params string[] places)
    {
        OutsideAttempt[] attempts = [.. evidence.LockAttempts.Where(attempt => places.Any(place => attempt.What.StartsWith(place, StringComparison.Ordinal)))];
        return attempts.Length == 0
            ? Finding.NotExercised("the host offers nothing to negotiate")
            : Finding.Unless(
                from attempt in attempts
                where attempt.After != attempt.Before
                select $"{attempt.What} was {Hex.Of(attempt.Before)}, {Hex.Of(attempt.Written)} was written, now {Hex.Of(attempt.After)}",
                string.Join("; ", attempts.Select(attempt => $"after {Hex.Of(attempt.Written)}: {Hex.Of(attempt.After)}").Distinct(StringComparer.Ordinal)));
    }
}
