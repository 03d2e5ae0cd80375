// What an agent did: every step is counted, charged to the turn, traced, and the last few are kept for fault messages.
using System.Runtime.CompilerServices;

namespace SmmFirmwareKit.Execution;

public abstract partial class Agent
{
    /// <summary>Counts a step, once per access: it is charged to the turn, virtual time advances and the trace gets its line.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected void Count(StepKind kind, int width, ulong address, ulong value)
    {
        Scheduler scheduler = Scheduler;
        ulong step = scheduler.CountStep();
        _budget--;
        ref StepRecord slot = ref _state.Recent[(int)_state.StepsTaken++ & (RememberedSteps - 1)];
        slot = new StepRecord(step, scheduler.Now, address, value, Function, (ushort)Index, kind, (byte)width, Mode);
        scheduler.Trace?.Record(in slot);
    }

    /// <summary>The agent's last steps, oldest first.</summary>
    public StepRecord[] LastSteps()
    {
        int count = (int)Math.Min(_state.StepsTaken, RememberedSteps);
        StepRecord[] steps = new StepRecord[count];
        for (int i = 0; i < count; i++)
        {
            steps[i] = _state.Recent[(int)(_state.StepsTaken - count + i) & (RememberedSteps - 1)];
        }

        return steps;
    }

    /// <summary>Names of the suspended functions of the current context, innermost first.</summary>
    public IEnumerable<string> SuspendedFunctions()
    {
        for (Frame? frame = _heads[_state.Top]; frame is not null; frame = frame.Caller)
        {
            yield return FunctionNames.Of(frame.Function);
        }
    }
}
