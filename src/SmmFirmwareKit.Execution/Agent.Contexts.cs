// The stack of contexts: what an SMI pushes, RSM pops and INIT drops; and whether the top one can go on.
namespace SmmFirmwareKit.Execution;

public abstract partial class Agent
{
    /// <summary>Where the current context resumes: an entry point while it has no frames, else the address that names them.</summary>
    protected ulong ResumeAddress
    {
        get => Top.ResumeAddress;
        set => Top.ResumeAddress = value;
    }

    /// <summary>Where the context below the current one resumes.</summary>
    protected ulong ResumeAddressBelow => _state.Contexts[_state.Top - 1].ResumeAddress;

    /// <summary>Whether the current context is suspended inside a function.</summary>
    protected bool IsInsideFunction => _heads[_state.Top] is not null;

    /// <summary>Starts a new context on top: it will be entered at <paramref name="address"/>.</summary>
    /// <remarks>Between steps only: in <see cref="TakeEvents"/> or <see cref="Leave"/>. So is <see cref="PopContext"/>.</remarks>
    protected void PushContext(ulong address)
    {
        BeforeChange();
        if (_state.Top + 1 == MaxContexts)
        {
            throw new ExecutionException("SFK8007", $"{Name} nests more than {MaxContexts} contexts: events interrupt handlers without end");
        }

        _state.Top++;
        Top = StartingAt(address, Activity.Runnable);
        Scheduler.Refresh(this);
    }

    /// <summary>Drops the current context and its frames; the one below goes on where it was.</summary>
    protected void PopContext()
    {
        if (_state.Top == 0)
        {
            throw new ExecutionException("SFK8005", $"{Name} leaves its only context; RSM and IRET need one that was interrupted");
        }

        BeforeChange();
        DropFramesOf(ref _heads[_state.Top]);
        _state.Top--;

        // A spin loop that was interrupted looks again at what it waits for.
        if (Top.Activity == Activity.Parked)
        {
            Top.Activity = Activity.Runnable;
            Top.Deadline = ulong.MaxValue;
        }

        Scheduler.Refresh(this);
    }

    /// <summary>
    /// Drops all contexts; the agent waits in <paramref name="activity"/> and would start at an address. Allowed at any time,
    /// even in the agent's own access: the function that made it never goes on.
    /// </summary>
    protected void ResetContexts(ulong address, Activity activity)
    {
        BeforeChange();
        for (int i = 0; i <= _state.Top; i++)
        {
            DropFramesOf(ref _heads[i]);
        }

        _state.Top = 0;
        _state.Spin = default;
        RestartTop(address, activity);
    }

    /// <summary>Drops the frames of the current context; it goes on at an address.</summary>
    protected void ReplaceContext(ulong address)
    {
        BeforeChange();
        DropFramesOf(ref _heads[_state.Top]);
        RestartTop(address, Activity.Runnable);
    }

    /// <summary>Changes what the agent waits for.</summary>
    protected void SetActivity(Activity activity)
    {
        BeforeChange();
        Top.Activity = activity;
        Top.Deadline = ulong.MaxValue;
        if (activity != Activity.Runnable)
        {
            _turnEnd = 0;
        }

        Scheduler?.Refresh(this);
    }

    /// <summary>Asks for <see cref="TakeEvents"/> before the next step, ending the present turn if there is one.</summary>
    protected void RaiseAttention()
    {
        Scheduler?.Journal.Touch(this);
        _state.Attention = true;
        _turnEnd = 0;
        Scheduler?.Refresh(this);
    }

    /// <summary>Whether the scheduler may pick this agent.</summary>
    internal bool CanRun => _state.Attention || Top.Activity == Activity.Runnable;

    /// <summary>A watched word changed, or a deadline has come.</summary>
    internal void Wake(bool byTime)
    {
        BeforeChange();
        if (!byTime)
        {
            _state.Spin = default;
        }

        Top.Activity = Activity.Runnable;
        Top.Deadline = ulong.MaxValue;
        Scheduler.Refresh(this);
    }

    private static Context StartingAt(ulong address, Activity activity) =>
        new() { ResumeAddress = address, Activity = activity, Deadline = ulong.MaxValue };

    private void RestartTop(ulong address, Activity activity)
    {
        Top = StartingAt(address, activity);
        _framesDropped = true;
        _turnEnd = 0;
        Scheduler?.Refresh(this);
    }

    private void BeforeChange()
    {
        Scheduler?.Journal.Touch(this);
        StopWatching();
    }

    private void Sleep(ulong nanoseconds)
    {
        BeforeChange();
        ulong now = Scheduler.Now;
        Top.Activity = Activity.Sleeping;
        Top.Deadline = nanoseconds < ulong.MaxValue - now ? now + nanoseconds : ulong.MaxValue - 1;
        _turnEnd = 0;
    }

    private static void DropFramesOf(ref Frame? head)
    {
        while (head is { } frame)
        {
            head = frame.Caller;
            frame.Release();
        }
    }
}
