// The ACPI power management timer as arithmetic on virtual time.
namespace SmmFirmwareKit.Hardware;

/// <summary>3.579545 MHz, 24 bits; TMROF_STS is due whenever bit 23 changes (ACPI 6.5, 4.8.3.3).</summary>
internal static class PmTimer
{
    public const ulong Frequency = 3_579_545;
    private const ulong NanosecondsPerSecond = 1_000_000_000;
    private const ulong HalfRange = 0x80_0000;

    /// <summary>Ticks since power-on, not wrapped.</summary>
    public static ulong Ticks(ulong nanoseconds) => (ulong)((UInt128)nanoseconds * Frequency / NanosecondsPerSecond);

    /// <summary>The counter as software reads it.</summary>
    public static uint Counter(ulong nanoseconds) => (uint)(Ticks(nanoseconds) & 0xFF_FFFF);

    /// <summary>The first nanosecond at which <paramref name="ticks"/> have passed.</summary>
    public static ulong Nanoseconds(ulong ticks) => (ulong)((((UInt128)ticks * NanosecondsPerSecond) + Frequency - 1) / Frequency);

    /// <summary>The tick at which the next overflow is due.</summary>
    public static ulong NextOverflow(ulong nanoseconds) => (Ticks(nanoseconds) + HalfRange) & ~(HalfRange - 1);
}
