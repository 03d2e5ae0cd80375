// Parking a spin loop: at a pause the agent sleeps until something it read since the last pause changes.
using System.Runtime.CompilerServices;

namespace SmmFirmwareKit.Execution;

public abstract partial class Agent
{
    // A loop that polls a clock or device looks again after this long, or after 1/16 of the time it has spun already,
    // whichever is more: a timeout of any length is overshot by at most 6.25 % (or this long) and costs some tens of rounds.
    private const ulong ShortestPollNanoseconds = 10_000;
    private const int PollFraction = 16;

    /// <summary>The polling loop the agent is in, as far as it can be told from outside.</summary>
    private struct Spin
    {
        public ulong Since;       // virtual time of its first pause
        public long PausedAt;     // the agent's own steps at its last pause
        public long RoundLength;  // steps from pause to pause
        public int Function;      // the function that pauses
    }

    /// <summary>Notes a word that was read from memory, by a load or by a locked operation that failed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected void NoteRead(ulong address, int width, ulong value)
    {
        ref WatchSet watch = ref _state.Watch;
        if (!watch.IsFull)
        {
            watch.Add(address, width, value);
        }
        else if (!watch.Overflowed)
        {
            watch.Count++;
            watch.WritesAtOverflow = Scheduler.Watches.Writes;
        }
    }

    /// <summary>Notes that a clock or a device was read.</summary>
    protected void NotePoll() => _state.Watch.PollsTime = true;

    internal ref readonly WatchSet Watched => ref _state.Watch;

    internal bool IsWatching { get; set; }

    private void Park()
    {
        _turnEnd = 0;
        ref WatchSet watch = ref _state.Watch;
        bool nothingToWaitFor = watch.Count == 0 && !watch.PollsTime;
        if (nothingToWaitFor || HasChanged(in watch))
        {
            watch.Clear();
            _state.Spin = default;
            return;
        }

        Top.Activity = Activity.Parked;
        if (watch.PollsTime)
        {
            SetPollDeadline();
        }

        Scheduler.Watches.Add(this);
    }

    // Rounds of equal length in one function are taken for the same loop. Two loops one after the other differ in the round
    // between them, so the second one's timeout does not inherit the time that the first one took.
    private void SetPollDeadline()
    {
        ulong now = Scheduler.Now;
        ref Spin spin = ref _state.Spin;
        long round = _state.StepsTaken - spin.PausedAt;
        if (spin.Since == 0 || spin.RoundLength != round || spin.Function != Function)
        {
            spin.Since = now;
            spin.RoundLength = round;
            spin.Function = Function;
        }

        spin.PausedAt = _state.StepsTaken;
        Top.Deadline = now + Math.Max(ShortestPollNanoseconds, (now - spin.Since) / PollFraction);
    }

    private bool HasChanged(in WatchSet watch)
    {
        for (int i = 0; i < watch.Held; i++)
        {
            if (!StillReads(in watch[i]))
            {
                return true;
            }
        }

        return watch.Overflowed && watch.WritesAtOverflow != Scheduler.Watches.Writes;
    }

    private void StopWatching()
    {
        if (IsWatching)
        {
            Scheduler.Watches.Remove(this);
        }

        _state.Watch.Clear();
    }
}
