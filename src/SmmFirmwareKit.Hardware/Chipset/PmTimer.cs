// The ACPI power management timer as arithmetic on virtual time.
namespace SmmFirmwareKit.Hardware;

/// <summary>3.579545 MHz, 24 bits; TMROF_STS is due whenever bit 23 changes (ACPI 6.5, 4.8.3.3).</summary>
internal static class PmTimer
{
    private const ulong Frequency = 3_579_545;
    private const ulong NanosecondsPerSecond = 1_000_000_000;
    private const ulong Range = 1 << 24;
    private const ulong HalfRange = Range / 2;

    /// <summary>Ticks since power-on, not wrapped. Whole seconds apart, so that nothing overflows 64 bits.</summary>
    public static ulong Ticks(ulong nanoseconds)
    {
        (ulong seconds, ulong rest) = Math.DivRem(nanoseconds, NanosecondsPerSecond);
        return (seconds * Frequency) + (rest * Frequency / NanosecondsPerSecond);
    }

    /// <summary>The counter as software reads it.</summary>
    public static uint Counter(ulong nanoseconds) => (uint)(Ticks(nanoseconds) % Range);

    /// <summary>The nanosecond at which the next overflow is due, seen from <paramref name="nanoseconds"/>.</summary>
    public static ulong NextOverflow(ulong nanoseconds) => Nanoseconds(((Ticks(nanoseconds) / HalfRange) + 1) * HalfRange);

    // The first nanosecond at which so many ticks have passed.
    private static ulong Nanoseconds(ulong ticks)
    {
        (ulong seconds, ulong rest) = Math.DivRem(ticks, Frequency);
        return (seconds * NanosecondsPerSecond) + (((rest * NanosecondsPerSecond) + Frequency - 1) / Frequency);
    }
}
