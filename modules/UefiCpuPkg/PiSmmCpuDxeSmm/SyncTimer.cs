// How long CPUs wait for each other.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.PiSmmCpuDxeSmm;

/// <summary>Time of the rendezvous, in ticks of the performance counter, whichever way it counts and wherever it wraps.</summary>
[Edk2("UefiCpuPkg/PiSmmCpuDxeSmm/SyncTimer.c")]
public sealed partial class SyncTimer(PiSmmCpuDxeSmmModule module) : PiSmmCpuPart(module)
{
    private const ulong MicrosecondsPerSecond = 1_000_000;

    /// <summary>Turns the two timeout PCDs from microseconds into ticks.</summary>
    public async FirmwareTask InitializeSmmTimer()
    {
        ulong frequency = TimerLib.GetPerformanceCounterProperties(out _, out _);
        await mTimeoutTicker.Set(Ticks(frequency, await PcdLib.PcdGet64(Pcd.PcdCpuSmmApSyncTimeout)));
        await mTimeoutTicker2.Set(Ticks(frequency, await PcdLib.PcdGet64(Pcd.PcdCpuSmmApSyncTimeout2)));
    }

    /// <summary>The counter now.</summary>
    public Step<ulong> StartSyncTimer() => TimerLib.GetPerformanceCounter();

    /// <summary>Whether <paramref name="timeoutTicker"/> ticks have passed since the counter was <paramref name="timer"/>.</summary>
    public async FirmwareTask<bool> IsSyncTimerTimeout(ulong timer, ulong timeoutTicker)
    {
        ulong current = await TimerLib.GetPerformanceCounter();
        return Elapsed(timer, current) >= timeoutTicker;
    }

    // C keeps mCycle and mCountDown in globals; the counter's properties do not change, so they are asked again.
    private ulong Elapsed(ulong timer, ulong current)
    {
        TimerLib.GetPerformanceCounterProperties(out ulong startValue, out ulong endValue);
        bool countDown = startValue > endValue;
        ulong cycle = (countDown ? startValue - endValue : endValue - startValue) + 1;
        ulong delta = countDown ? timer - current : current - timer;
        bool wrapped = countDown ? timer < current : current < timer;
        return wrapped ? delta + cycle : delta;
    }

    // DivU64x32 (MultU64x64 (...)): the product keeps 64 bits.
    private static ulong Ticks(ulong frequency, ulong microseconds) => frequency * microseconds / MicrosecondsPerSecond;
}
