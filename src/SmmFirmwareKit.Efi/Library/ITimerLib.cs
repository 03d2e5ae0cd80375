// Library class TimerLib: delays and the performance counter.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Efi;

/// <summary>TimerLib (MdePkg/Include/Library/TimerLib.h). A delay is one step of virtual time.</summary>
public interface ITimerLib
{
    WaitStep MicroSecondDelay(ulong microSeconds);

    WaitStep NanoSecondDelay(ulong nanoSeconds);

    /// <summary>Reads the counter.</summary>
    Step<ulong> GetPerformanceCounter();

    /// <summary>Frequency in hertz, and the values between which the counter runs before it wraps.</summary>
    ulong GetPerformanceCounterProperties(out ulong startValue, out ulong endValue);

    ulong GetTimeInNanoSecond(ulong ticks);
}
