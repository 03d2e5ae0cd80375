// What an agent did: every step is counted, charged to the turn, traced, and the last few are kept for fault messages.
using System.Runtime.CompilerServices;

namespace SmmFirmwareKit.Execution;

public abstract partial class Agent
{
    // Written field by field at every step: a StepRecord would be built aside and copied.
    private struct RecentStep
    {
        public ulong Step;
        public ulong Time;
        public ulong Address;
        public ulong Value;
        public int Function;
        public StepKind Kind;
        public byte Width;
        public byte Mode;
    }

    /// <summary>Counts a step, once per access: the turn has one less, virtual time advances and the trace gets its line.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected void Count(StepKind kind, int width, ulong address, ulong value)
    {
        Scheduler scheduler = Scheduler;
        ref RecentStep slot = ref Unsafe.Add(ref Unsafe.As<RecentSteps, RecentStep>(ref _state.Recent), (int)_state.StepsTaken & (RememberedSteps - 1));
        _state.StepsTaken++;
        slot.Step = scheduler.CountStep();
        slot.Time = scheduler.Now;
        slot.Address = address;
        slot.Value = value;
        slot.Function = Function;
        slot.Kind = kind;
        slot.Width = (byte)width;
        slot.Mode = Mode;
        if (scheduler.Trace is { } trace)
        {
            Record(trace, in slot);
        }
    }

    /// <summary>The agent's last steps, oldest first.</summary>
    public StepRecord[] LastSteps()
    {
        int count = (int)Math.Min(_state.StepsTaken, RememberedSteps);
        StepRecord[] steps = new StepRecord[count];
        for (int i = 0; i < count; i++)
        {
            steps[i] = RecordOf(in _state.Recent[(int)(_state.StepsTaken - count + i) & (RememberedSteps - 1)]);
        }

        return steps;
    }

    private StepRecord RecordOf(in RecentStep step) =>
        new(step.Step, step.Time, step.Address, step.Value, step.Function, (ushort)Index, step.Kind, step.Width, step.Mode);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Record(ITraceSink trace, in RecentStep step) => trace.Record(RecordOf(in step));

    /// <summary>Names of the suspended functions of the current context, innermost first.</summary>
    public IEnumerable<string> SuspendedFunctions()
    {
        for (Frame? frame = _heads[_state.Top]; frame is not null; frame = frame.Caller)
        {
            yield return FunctionNames.Of(frame.Function);
        }
    }
}
