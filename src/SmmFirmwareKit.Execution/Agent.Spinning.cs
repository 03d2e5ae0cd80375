// Parking a spin loop: at a pause the agent sleeps until something it read since the last pause changes.
using System.Runtime.CompilerServices;

namespace SmmFirmwareKit.Execution;

public abstract partial class Agent
{
    // A loop that polls a clock or device looks again after this long, or after 1/16 of the time it has spun already,
    // whichever is more: a timeout of any length is overshot by at most 6 % and costs some tens of rounds.
    private const ulong ShortestPollNanoseconds = 10_000;
    private const int PollFraction = 16;

    /// <summary>Notes a word that was read from memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected void NoteRead(ulong address, int width, ulong value) => _state.Watch.Add(address, width, value);

    /// <summary>Notes that a clock or a device was read.</summary>
    protected void NotePoll() => _state.Watch.PollsTime = true;

    internal ref readonly WatchSet Watched => ref _state.Watch;

    internal bool IsWatching { get; set; }

    private void Park()
    {
        _budget = 0;
        ref WatchSet watch = ref _state.Watch;
        bool nothingToWaitFor = watch.Count == 0 && !watch.PollsTime;
        if (nothingToWaitFor || HasChanged(in watch))
        {
            watch.Clear();
            _state.SpinningSince = 0;
            return;
        }

        Top.Activity = Activity.Parked;
        if (watch.PollsTime)
        {
            SetPollDeadline();
        }

        Scheduler.Watches.Add(this);
    }

    private void SetPollDeadline()
    {
        ulong now = Scheduler.Now;
        if (_state.SpinningSince == 0)
        {
            _state.SpinningSince = now;
        }

        Top.Deadline = now + Math.Max(ShortestPollNanoseconds, (now - _state.SpinningSince) / PollFraction);
        Scheduler.ExpectDeadline(Top.Deadline);
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

        return false;
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
