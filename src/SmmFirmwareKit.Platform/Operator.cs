// The person at the QEMU monitor: plugs CPUs at a chosen moment of the run.
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Platform;

/// <summary>When CPUs are plugged, relative to the broadcast SMI that announces them.</summary>
public enum PlugMoment : byte
{
    /// <summary>Before it: the plug raises the SCI, the OS scans and writes the SMI command.</summary>
    BeforeSmi,

    /// <summary>Right after an SMI command was written, before any processor acts on it.</summary>
    AfterSmi,
}

/// <summary>An agent without code: it waits for its moment, then plugs one CPU a step.</summary>
public sealed class Operator : Agent
{
    private struct Plan
    {
        public int First;
        public int Count;
        public bool Armed;
        public bool Refused;
    }

    private readonly Machine _machine;
    private Plan _plan;
    private string? _refusal;

    public Operator(Machine machine)
        : base("operator")
    {
        _machine = machine;
        machine.SmiRaised = SmiRaised;
    }

    /// <summary>QEMU's first refusal since <see cref="Plug"/>, or null.</summary>
    public string? Refusal => _plan.Refused ? _refusal : null;

    public override int StateSize => base.StateSize + Unsafe.SizeOf<Plan>();

    /// <summary>Plugs <paramref name="count"/> CPUs from slot <paramref name="first"/> on, at once or at the next SMI.</summary>
    public void Plug(int first, int count, PlugMoment moment)
    {
        Scheduler.Journal.Touch(this);
        _plan = new Plan { First = first, Count = count, Armed = moment == PlugMoment.AfterSmi };
        if (moment == PlugMoment.BeforeSmi)
        {
            SetActivity(Activity.Runnable);
        }
    }

    public override void Save(Span<byte> destination)
    {
        base.Save(destination);
        MemoryMarshal.Write(destination[base.StateSize..], in _plan);
    }

    public override void Digest(ref StableHash hash)
    {
        base.Digest(ref hash);
        hash.Add((ulong)_plan.First << 32 | (ulong)_plan.Count << 2 | (_plan.Armed ? 2UL : 0) | (_plan.Refused ? 1UL : 0));
    }

    public override void Load(ReadOnlySpan<byte> source)
    {
        base.Load(source);
        _plan = MemoryMarshal.Read<Plan>(source[base.StateSize..]);
    }

    public override ulong ReadMemory(ulong address, int width) => throw HasNoCode();

    public override void WriteMemory(ulong address, int width, ulong value) => throw HasNoCode();

    public override void ReadBlock(ulong address, Span<byte> destination) => throw HasNoCode();

    public override void WriteBlock(ulong address, ReadOnlySpan<byte> source) => throw HasNoCode();

    public override ulong Locked(LockedOperation operation, int width, ulong address, ulong operand, ulong comparand) => throw HasNoCode();

    public override ulong Perform(StepKind kind, int width, ulong address, ulong value, ulong comparand) => throw HasNoCode();

    public override FirmwareTask<ulong> Call(ulong address, CallArguments arguments) => throw HasNoCode();

    protected override bool StillReads(in Watch watch) => true;

    protected override void Enter()
    {
        PlugNext();
        if (_plan.Count == 0)
        {
            SetActivity(Activity.Absent);
        }
    }

    // The SMI has been posted to every CPU present; CPUs plugged now have none pending.
    private void SmiRaised()
    {
        if (_plan.Armed)
        {
            Scheduler.Journal.Touch(this);
            _plan.Armed = false;
            while (_plan.Count != 0)
            {
                PlugNext();
            }
        }
    }

    private void PlugNext()
    {
        Count(StepKind.Agent, 0, address: (ulong)_plan.First, value: 0);
        if (_machine.PlugCpu(_plan.First) is { } refusal && !_plan.Refused)
        {
            _plan.Refused = true;
            _refusal = refusal;
        }

        _plan.First++;
        _plan.Count--;
    }

    private static ExecutionException HasNoCode() => new("SFK8005", "the operator runs no code");
}
