// One machine's clock and turn-taking. The single seam is the strategy, which says who goes next and for how long.
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SmmFirmwareKit.Execution;

/// <summary>Why a run returned.</summary>
public enum RunOutcome
{
    /// <summary>The step limit was reached.</summary>
    StepLimit,

    /// <summary>Somebody asked to stop.</summary>
    Stopped,

    /// <summary>Nothing can run and no time will change that: everything is halted, waiting or spins on what nobody writes.</summary>
    Quiescent,

    /// <summary>Virtual time reached its limit.</summary>
    TimeLimit,
}

/// <summary>Runs the agents of one machine, one at a time, on the calling thread.</summary>
public sealed class Scheduler : Checkpointed
{
    private struct State
    {
        public ulong Step;
        public ulong Now;
        public ulong Remaining;
        public ulong Writes;
        public UInt128 Strategy;
        public int Current;
        public bool Stop;
        public bool InTurn;
    }

    private const int MostIdleTurns = 64;

    private readonly List<Agent> _agents = [];
    private readonly DeadlineQueue _deadlines = new();
    private State _state = new() { Current = -1 };
    private int _turnsWithoutStep;

    public Scheduler(Journal journal, IScheduleStrategy strategy)
    {
        Journal = journal;
        Strategy = strategy;
        journal.SaveAlways(this);
    }

    /// <summary>Nanoseconds of virtual time that one step takes.</summary>
    public const ulong StepNanoseconds = 10;

    public Journal Journal { get; }

    /// <summary>Who is asked which agent goes next; a new strategy is asked at once.</summary>
    public IScheduleStrategy Strategy
    {
        get;
        set
        {
            field = value;
            _state.Remaining = 0;
        }
    }

    /// <summary>Receives every step, if set.</summary>
    public ITraceSink? Trace { get; set; }

    /// <summary>Spinning agents by what they wait for.</summary>
    public WatchTable Watches { get; } = new();

    /// <summary>Agents that can take a step.</summary>
    public ReadySet Ready { get; } = new();

    public IReadOnlyList<Agent> Agents => _agents;

    /// <summary>Steps taken so far.</summary>
    public ulong Step => _state.Step;

    /// <summary>Virtual time in nanoseconds since power-on.</summary>
    public ulong Now => _state.Now;

    /// <summary>The run returns with <see cref="RunOutcome.TimeLimit"/> when virtual time reaches this or would pass it.</summary>
    public ulong TimeLimit { get; set; } = ulong.MaxValue;

    public override int StateSize => Unsafe.SizeOf<State>();

    /// <summary>Adds an agent; all agents of a machine are there from the start, those not yet plugged are absent.</summary>
    public void Add(Agent agent)
    {
        if (Journal.IsRecording)
        {
            throw new ExecutionException("SFK8012", $"{agent.Name} is added while a checkpoint is held, which could not take it back; add it before, as absent");
        }

        agent.Index = _agents.Count;
        agent.Scheduler = this;
        _agents.Add(agent);
        Ready.Grow(_agents.Count);
        _deadlines.Add(agent.Index);
        Refresh(agent);
    }

    /// <summary>Makes the run return after the present step.</summary>
    public void Stop()
    {
        _state.Stop = true;
        if (_state.InTurn)
        {
            _agents[_state.Current].EndTurn();
        }
    }

    /// <summary>Runs until nothing can run, somebody stops it, or <paramref name="steps"/> more steps are done.</summary>
    public RunOutcome Run(ulong steps = ulong.MaxValue)
    {
        if (_state.InTurn)
        {
            throw new ExecutionException("SFK8009", $"the machine stopped in the middle of step {_state.Step}, at a fault; restore a checkpoint taken before it");
        }

        ulong limit = steps > ulong.MaxValue - _state.Step ? ulong.MaxValue : _state.Step + steps;
        _state.Stop = false;
        while (true)
        {
            if (EndOf(limit) is { } outcome)
            {
                return outcome;
            }

            if (Ready.Count != 0)
            {
                Turn(limit);
            }
            else
            {
                _state.Now = _deadlines.Next;
            }
        }
    }

    public override void Save(Span<byte> destination)
    {
        _state.Strategy = Strategy.State;
        _state.Writes = Watches.Writes;
        MemoryMarshal.Write(destination, in _state);
    }

    public override void Load(ReadOnlySpan<byte> source)
    {
        _state = MemoryMarshal.Read<State>(source);
        Strategy.State = _state.Strategy;
        Watches.Writes = _state.Writes;
        _turnsWithoutStep = 0;
    }

    /// <summary>Counts a step and returns its number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ulong CountStep()
    {
        _state.Now += StepNanoseconds;
        return ++_state.Step;
    }

    /// <summary>To be called whenever what an agent waits for has changed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Refresh(Agent agent)
    {
        Ready.Set(agent.Index, agent.CanRun);
        _deadlines.Set(agent.Index, agent.Deadline);
    }

    // Why the run is over, if it is. Wakes who is due, so what follows depends on the state alone and not on where runs stopped.
    private RunOutcome? EndOf(ulong limit)
    {
        if (_state.Stop)
        {
            return RunOutcome.Stopped;
        }

        if (_state.Step >= limit)
        {
            return RunOutcome.StepLimit;
        }

        while (_deadlines.Next <= _state.Now)
        {
            _agents[_deadlines.First].Wake(byTime: true);
        }

        if (_state.Now >= TimeLimit)
        {
            return RunOutcome.TimeLimit;
        }

        return Ready.Count == 0 ? EndOfIdling() : null;
    }

    private RunOutcome? EndOfIdling() => _deadlines.Next switch
    {
        ulong.MaxValue => RunOutcome.Quiescent,
        ulong next when next > TimeLimit => RunOutcome.TimeLimit,
        _ => null,
    };

    // A turn ends where a deadline falls due, so that a run stopped there and continued wakes the same agents.
    private void Turn(ulong limit)
    {
        if (_state.Remaining == 0 || !Ready.Contains(_state.Current))
        {
            Choose();
        }

        ulong before = _state.Step;
        ulong steps = Math.Min(Math.Min(_state.Remaining, limit - before), StepsUntil(Math.Min(_deadlines.Next, TimeLimit)));
        _state.InTurn = true;
        _agents[_state.Current].Run(steps);
        _state.InTurn = false;
        _state.Remaining -= Math.Min(_state.Remaining, _state.Step - before);
        RequireProgress(before);
    }

    // A turn without a step is normal: an event is only latched, a context ends. Many in a row would hang the host.
    private void RequireProgress(ulong before)
    {
        _turnsWithoutStep = _state.Step == before ? _turnsWithoutStep + 1 : 0;
        if (_turnsWithoutStep > MostIdleTurns + _agents.Count * 8)
        {
            throw new ExecutionException("SFK8013", $"{_agents[_state.Current].Name} is given turns but takes no step; its events raise attention without being taken, or what it runs returns at once");
        }
    }

    private void Choose()
    {
        Choice choice = Strategy.Next(Ready, _state.Current);
        if (!Ready.Contains(choice.Agent) || choice.Quantum < 1)
        {
            throw new ExecutionException("SFK8008", $"the schedule picks agent {choice.Agent} for {choice.Quantum} steps at step {_state.Step}, but it cannot run then");
        }

        _state.Current = choice.Agent;
        _state.Remaining = (ulong)choice.Quantum;
    }

    private ulong StepsUntil(ulong time) => (time - _state.Now - 1) / StepNanoseconds + 1;
}
