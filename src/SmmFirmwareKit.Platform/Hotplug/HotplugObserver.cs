// Watches a run step by step and writes down what the story needs.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Platform.Hotplug;

/// <summary>A trace sink. It changes nothing: memory and registers are looked at between two steps.</summary>
/// <remarks>
/// A step is recorded in its middle, before a write has arrived. What it led to is therefore looked at when the next step is
/// recorded (<see cref="Flush"/> after the last one).
/// </remarks>
internal sealed partial class HotplugObserver : ITraceSink
{
    private readonly MachineView _view;
    private readonly Machine _machine;
    private readonly NewCpuStory?[] _stories;
    private readonly ITraceSink? _next;
    private readonly Action<Machine, StepRecord>? _interference;
    private readonly List<Action> _afterStep = [];
    private readonly ulong[] _lastReads;
    private bool _booted;

    public HotplugObserver(MachineView view, HotplugOptions options, ITraceSink? next)
    {
        _view = view;
        _machine = view.Machine;
        _next = next;
        _interference = options.Interference;
        _stories = new NewCpuStory?[options.Max];
        _lastReads = new ulong[options.Max];
        _interruptDestination = new ulong[options.Max];
        foreach (int slot in options.AddedSlots)
        {
            _stories[slot] = new NewCpuStory(slot, _machine.Processors[slot].Place.ApicId);
        }
    }

    /// <summary>Fetches at the reset vector since power-on.</summary>
    public List<Observation> ResetFetches { get; } = [];

    /// <summary>What each CPU last read from memory.</summary>
    public ReadOnlySpan<ulong> LastReads => _lastReads;

    /// <summary>The machine from outside right after the SMI that added CPUs; null if none was added.</summary>
    public OutsideState? AfterSmi { get; private set; }

    public IReadOnlyList<NewCpuStory> Stories => [.. _stories.OfType<NewCpuStory>()];

    /// <summary>Firmware has handed over: from now on everything is looked at.</summary>
    public void Booted()
    {
        _booted = true;
        FirmwareImage handler = _view.Firmware.CpuHotplugSmm.CpuHotplug.Image;
        _handlerData = (handler.DataBase, handler.ImageBase + (ulong)handler.Size - handler.DataBase);
        _expectedCpus = _view.ExpectedCpusAddress;
        _gate = _view.Read(MachineView.GateAddress);
        _saveStates = [.. _machine.Processors.ToArray().Where(cpu => cpu.IsPresent).Select(cpu => ((ulong)cpu.Smbase, cpu.Place.Index))];
    }

    public void Record(in StepRecord record)
    {
        Flush();
        _next?.Record(in record);
        if (record is { Kind: StepKind.Fetch, Address: ResetVector })
        {
            ResetFetches.Add(Seen(in record));
        }

        if (_booted)
        {
            Look(in record);
        }

        _interference?.Invoke(_machine, record);
    }

    /// <summary>Looks at what the last step led to.</summary>
    public void Flush()
    {
        foreach (Action look in _afterStep)
        {
            look();
        }

        _afterStep.Clear();
    }

    private const ulong ResetVector = 0xFFFFFFF0;

    private static bool InSmm(in StepRecord record) => ((ProcessorModes)record.Mode).HasFlag(ProcessorModes.Smm);

    private Observation Seen(in StepRecord record) => new(
        record.Step,
        record.Time,
        record.Agent < _machine.Processors.Length ? record.Agent : -1,
        InSmm(in record),
        record.Kind,
        record.Address,
        record.Value,
        FunctionNames.Of(record.Function));

    private void Look(in StepRecord record)
    {
        if (record.Agent >= _machine.Processors.Length)
        {
            LookAtOperator(in record);
            return;
        }

        if (_stories[record.Agent] is { } story)
        {
            LookAtNewCpu(story, in record);
        }

        if (InSmm(in record) && TouchesMemory(record.Kind) && record.Address - _handlerData.Start < _handlerData.Size)
        {
            HandlerAccesses.Add(Seen(in record));
        }

        switch (record.Kind)
        {
            case StepKind.MemoryRead:
                _lastReads[record.Agent] = record.Address;
                break;
            case StepKind.Event:
                LookAtEvent(in record);
                break;
            case StepKind.IoRead or StepKind.IoWrite:
                LookAtPort(in record);
                break;
            case StepKind.MemoryWrite or StepKind.MemoryLocked or StepKind.BlockWrite or StepKind.BlockCopy or StepKind.BlockFill:
                LookAtWrite(in record);
                break;
            case StepKind.MsrWrite or StepKind.Fetch or StepKind.Rsm:
                LookAtControl(in record);
                break;
            default:
                break;
        }
    }
}
