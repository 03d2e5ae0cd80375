// Instance of library class TimerLib: the ACPI PM timer.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.OvmfPkg;

/// <summary>OvmfPkg/Library/AcpiTimerLib (BaseAcpiTimerLib.inf, DxeAcpiTimerLib.inf).</summary>
/// <remarks>
/// InternalAcpiDelay polls the timer until enough ticks have passed. A delay here is one step instead, of as many nanoseconds:
/// nothing that another party could observe happens in that loop.
/// </remarks>
[Edk2("OvmfPkg/Library/AcpiTimerLib/AcpiTimerLib.c")]
[LibraryInstance("OvmfPkg/Library/AcpiTimerLib/BaseAcpiTimerLib.inf")]
public sealed partial class AcpiTimerLib : ITimerLib
{
    /// <summary>ACPI_TIMER_FREQUENCY (ACPI 6.5, 4.8.3.3).</summary>
    public const ulong AcpiTimerFrequency = 3_579_545;

    // The counter is 24 bits wide: ACPI_TIMER_COUNT_SIZE is BIT24.
    private const ulong AcpiTimerLastCount = 0xFF_FFFF;
    private const ulong NanosecondsPerSecond = 1_000_000_000;
    private const ushort PmTimerPort = Q35MchIch9.ICH9_PMBASE_VALUE + Q35MchIch9.ICH9_PMBASE_OFS_PM1_TMR;

    public WaitStep MicroSecondDelay(ulong microSeconds) => NanoSecondDelay(microSeconds * 1000);

    public WaitStep NanoSecondDelay(ulong nanoSeconds) => new(StepKind.Delay, nanoSeconds);

    public Step<ulong> GetPerformanceCounter() => new(StepKind.IoRead, 4, PmTimerPort);

    public ulong GetPerformanceCounterProperties(out ulong startValue, out ulong endValue)
    {
        startValue = 0;
        endValue = AcpiTimerLastCount;
        return AcpiTimerFrequency;
    }

    public ulong GetTimeInNanoSecond(ulong ticks)
    {
        (ulong seconds, ulong remainder) = Math.DivRem(ticks, AcpiTimerFrequency);
        return (seconds * NanosecondsPerSecond) + (remainder * NanosecondsPerSecond / AcpiTimerFrequency);
    }
}
