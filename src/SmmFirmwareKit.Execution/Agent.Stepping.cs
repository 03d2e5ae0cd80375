// One agent's turn: resuming its functions access by access until the turn is over or it waits.
using System.Runtime.CompilerServices;

namespace SmmFirmwareKit.Execution;

public abstract partial class Agent
{
    private int _runningContext;
    private bool _framesDropped;

    /// <summary>Whether the turn lasts for another access; if not, the function must suspend before it.</summary>
    internal bool MayStep
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Scheduler.Step < _turnEnd;
    }

    /// <summary>Whether some agent on this thread is in its turn, so that no stack may be copied or replaced.</summary>
    internal static bool IsAnyoneRunning => s_current is not null;

    internal Frame? Running { get; private set; }

    /// <summary>Runs until the turn is over, the agent waits, or the run is stopped; takes at most <paramref name="steps"/>.</summary>
    internal void Run(ulong steps)
    {
        Scheduler.Journal.Touch(this);
        Agent? previous = s_current;
        s_current = this;
        _turnEnd = Scheduler.Step + steps;
        try
        {
            TakeTurn();
        }
        catch (Exception cause) when (cause is not (FirmwareFault or OperationCanceledException))
        {
            throw FirmwareFault.Of(this, cause);
        }
        finally
        {
            s_current = previous;
            _chainHead = null;
            _chainTail = null;
            Scheduler.Refresh(this);
        }
    }

    /// <summary>Ends the turn after the present access.</summary>
    internal void EndTurn() => _turnEnd = 0;

    /// <summary>Starts a function as the outermost one of the current context; to be called last in <see cref="Enter"/>.</summary>
    protected void Begin(FirmwareTask<ulong> task)
    {
        if (task.IsSuspended)
        {
            KeepSuspended();
        }
        else
        {
            FinishContext();
        }
    }

    private void TakeTurn()
    {
        if (_state.Attention)
        {
            _state.Attention = false;
            Function = _heads[_state.Top]?.Function ?? 0;
            TakeEvents();
        }

        while (MayStep && Top.Activity == Activity.Runnable)
        {
            RunTop();
        }
    }

    private void RunTop()
    {
        Frame? frame = _heads[_state.Top];
        if (Top.Wait != StepKind.None)
        {
            Function = frame!.Function;
            ApplyWait(Top.Wait, Top.WaitValue);
            return;
        }

        _runningContext = _state.Top;
        _framesDropped = false;
        if (frame is null)
        {
            Function = 0;
            Enter();
        }
        else
        {
            Resume(frame);
        }
    }

    // A function that returns hands its result to its caller at once: returning is no access, so nobody can come between.
    private void Resume(Frame frame)
    {
        ref Frame? head = ref _heads[_runningContext];
        while (true)
        {
            head = frame.Caller;
            Running = frame;
            Function = frame.Function;
            frame.Resume();
            if (_chainHead is not null)
            {
                KeepSuspended();
                return;
            }

            frame.Release();
            if (head is null)
            {
                FinishContext();
                return;
            }

            frame = head;
        }
    }

    // A function whose own access reset the processor must not go on: the stack it would return to is gone.
    private void KeepSuspended()
    {
        if (_framesDropped)
        {
            DropFramesOf(ref _chainHead);
            return;
        }

        RequireSameContext();
        _heads[_runningContext] = TakeChain(callers: _heads[_runningContext]);
    }

    // The turn ends with the context: were it started again for ever without a step, the scheduler would notice.
    private void FinishContext()
    {
        if (!_framesDropped)
        {
            RequireSameContext();
            _turnEnd = 0;
            RanOut();
        }
    }

    private void RequireSameContext()
    {
        if (_state.Top != _runningContext)
        {
            throw new ExecutionException("SFK8011", $"{Name} pushed or popped a context in the middle of an access; raise attention instead, and do it in TakeEvents");
        }
    }

    private void ApplyWait(StepKind kind, ulong value)
    {
        Top.Wait = StepKind.None;
        Count(kind, 0, address: kind == StepKind.Jump ? value : 0, value: kind == StepKind.Delay ? value : 0);
        switch (kind)
        {
            case StepKind.Pause:
                Park();
                break;
            case StepKind.Delay:
                Sleep(value);
                break;
            case StepKind.Halt:
                SetActivity(Activity.Halted);
                break;
            default:
                Leave(kind, value);
                break;
        }
    }
}
