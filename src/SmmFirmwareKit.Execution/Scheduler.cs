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
        public UInt128 Strategy;
        public int Current;
        public bool Stop;
    }

    private readonly List<Agent> _agents = [];
    private State _state = new() { Current = -1 };
    private ulong _nextDeadline = ulong.MaxValue;

    public Scheduler(Journal journal, IScheduleStrategy strategy)
    {
        Journal = journal;
        Strategy = strategy;
        journal.SaveAlways(this);
    }

    /// <summary>Nanoseconds of virtual time that one step takes.</summary>
    public const ulong StepNanoseconds = 10;

    public Journal Journal { get; }

    /// <summary>Who is asked which agent goes next.</summary>
    public IScheduleStrategy Strategy { get; set; }

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

    /// <summary>The run returns with <see cref="RunOutcome.TimeLimit"/> when virtual time would pass this.</summary>
    public ulong TimeLimit { get; set; } = ulong.MaxValue;

    public override int StateSize => Unsafe.SizeOf<State>();

    public void Add(Agent agent)
    {
        agent.Index = _agents.Count;
        agent.Scheduler = this;
        _agents.Add(agent);
        Ready.Grow(_agents.Count);
        Refresh(agent);
    }

    /// <summary>Makes the run return after the present step.</summary>
    public void Stop() => _state.Stop = true;

    /// <summary>Runs until nothing can run, somebody stops it, or <paramref name="steps"/> more steps are done.</summary>
    public RunOutcome Run(ulong steps = ulong.MaxValue)
    {
        ulong limit = steps > ulong.MaxValue - _state.Step ? ulong.MaxValue : _state.Step + steps;
        _state.Stop = false;
        while (_state.Step < limit)
        {
            if (_state.Stop)
            {
                return RunOutcome.Stopped;
            }

            if (_state.Now >= _nextDeadline)
            {
                WakeDue();
            }

            if (Ready.Count == 0)
            {
                if (_nextDeadline == ulong.MaxValue)
                {
                    return RunOutcome.Quiescent;
                }

                if (_nextDeadline > TimeLimit)
                {
                    return RunOutcome.TimeLimit;
                }

                _state.Now = Math.Max(_state.Now, _nextDeadline);
                continue;
            }

            Turn(limit);
        }

        return _state.Stop ? RunOutcome.Stopped : RunOutcome.StepLimit;
    }

    public override void Save(Span<byte> destination)
    {
        _state.Strategy = Strategy.State;
        MemoryMarshal.Write(destination, in _state);
    }

    public override void Load(ReadOnlySpan<byte> source)
    {
        _state = MemoryMarshal.Read<State>(source);
        Strategy.State = _state.Strategy;
        _nextDeadline = 0;
    }

    /// <summary>Counts a step and returns its number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ulong CountStep()
    {
        _state.Now += StepNanoseconds;
        return ++_state.Step;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Refresh(Agent agent) => Ready.Set(agent.Index, agent.CanRun);

    internal void ExpectDeadline(ulong deadline) => _nextDeadline = Math.Min(_nextDeadline, deadline);

    private void Turn(ulong limit)
    {
        if (_state.Remaining == 0 || !Ready.Contains(_state.Current))
        {
            Choice choice = Strategy.Next(Ready, _state.Current);
            if (!Ready.Contains(choice.Agent) || choice.Quantum < 1)
            {
                throw new ExecutionException("SFK8008", $"the schedule picks agent {choice.Agent} for {choice.Quantum} steps at step {_state.Step}, but it cannot run then");
            }

            _state.Current = choice.Agent;
            _state.Remaining = (ulong)choice.Quantum;
        }

        ulong before = _state.Step;
        ulong budget = Math.Min(Math.Min(_state.Remaining, limit - before), int.MaxValue);
        _agents[_state.Current].Run((int)budget);
        _state.Remaining -= Math.Min(_state.Remaining, _state.Step - before);
    }

    private void WakeDue()
    {
        ulong next = ulong.MaxValue;
        foreach (Agent agent in _agents)
        {
            if (agent.Deadline <= _state.Now)
            {
                agent.Wake(byTime: true);
            }
            else
            {
                next = Math.Min(next, agent.Deadline);
            }
        }

        _nextDeadline = next;
    }
}
