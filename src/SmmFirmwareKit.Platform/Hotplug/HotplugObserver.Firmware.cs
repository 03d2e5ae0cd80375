// What the others do: SMIs, register block, IPIs, gate, counts, Notify.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware;
using SmmFirmwareKit.Modules.Os;

namespace SmmFirmwareKit.Platform.Hotplug;

internal sealed partial class HotplugObserver
{
    private const ulong SmiCommandPort = Q35MchIch9.ICH9_APM_CNT;
    private const ulong FlagsPort = Q35MchIch9.ICH9_CPU_HOTPLUG_BASE + QemuCpuHotplug.QEMU_CPUHP_R_CPU_STAT;
    private const ulong NotifiedBytes = OsMemoryMap.Idt - OsMemoryMap.Notified;
    private readonly HashSet<int> _handlers = [];
    private (ulong Smbase, int Cpu)[] _saveStates = [];
    private (ulong Start, ulong Size) _handlerData;
    private ulong _expectedCpus;
    private ulong _gate;

    public List<SmiCommand> Commands { get; } = [];

    public List<GateChange> GateChanges { get; } = [];

    public List<Observation> ExpectedCpusWrites { get; } = [];

    public List<Observation> HandlerAccesses { get; } = [];

    public List<Observation> HandlerExits { get; } = [];

    public List<Observation> ForeignSaveStateWrites { get; } = [];

    /// <summary>The window read from outside SMM while the gate is open.</summary>
    public List<OutsideRead> OutsideReads { get; } = [];

    public Observation? CommandRead { get; private set; }

    public Observation? Sci { get; private set; }

    public Observation? OsScan { get; private set; }

    private void LookAtEvent(in StepRecord record)
    {
        if (record.Address == (ulong)ProcessorEvent.Smi && Commands.Count != 0 && !Commands[^1].Takers.Contains(record.Agent))
        {
            Commands[^1].Takers.Add(record.Agent);
        }
        else if (record.Address == (ulong)ProcessorEvent.Interrupt)
        {
            Sci ??= Seen(in record);
        }
    }

    private void LookAtPort(in StepRecord record)
    {
        if (record.Address == SmiCommandPort)
        {
            LookAtCommand(in record);
        }
        else if (record.Address - Q35MchIch9.ICH9_CPU_HOTPLUG_BASE < CpuHotplugBlockPorts)
        {
            LookAtRegisterBlock(in record);
        }
    }

    private const ulong CpuHotplugBlockPorts = 12;

    private void LookAtCommand(in StepRecord record)
    {
        Observation seen = Seen(in record);
        if (record.Kind == StepKind.IoRead)
        {
            CommandRead ??= seen.InSmm ? seen : null;
            return;
        }

        List<int> pending = [];
        Commands.Add(new SmiCommand(seen, pending, []));
        _afterStep.Add(() =>
        {
            pending.AddRange(_machine.Processors.ToArray().Where(cpu => cpu.SmiPending).Select(cpu => cpu.Place.Index));
            foreach (NewCpuStory story in Stories.Where(story => story.Plugged is { } plug && plug.Step < seen.Step))
            {
                story.BroadcastSmiPending ??= pending.Contains(story.Index);
            }
        });
    }

    private void LookAtRegisterBlock(in StepRecord record)
    {
        if (InSmm(in record))
        {
            HandlerAccesses.Add(Seen(in record));
            _handlers.Add(record.Agent);
        }
        else if (record is { Kind: StepKind.IoRead, Address: FlagsPort } && (record.Value & QemuCpuHotplug.QEMU_CPUHP_STAT_INSERT) != 0)
        {
            OsScan ??= Seen(in record);
        }
    }

    private void LookAtWrite(in StepRecord record)
    {
        LookAtInterruptCommand(in record);
        if (record.Address == MachineView.GateAddress)
        {
            LookAtGate(Seen(in record));
        }
        else if (record.Address == _expectedCpus)
        {
            ExpectedCpusWrites.Add(Seen(in record));
        }
        else if (record.Address - OsMemoryMap.Notified < NotifiedBytes && !InSmm(in record))
        {
            LookAtNotify(in record);
        }

        LookAtSaveStates(in record);
    }

    private void LookAtGate(Observation seen) => _afterStep.Add(() =>
    {
        ulong gate = _view.Read(MachineView.GateAddress);
        if (gate != _gate)
        {
            _gate = gate;
            GateChanges.Add(new GateChange(seen, gate));
            if (OutsideReads.Count == 0)
            {
                OutsideReads.AddRange(OutsideAttempts.Reads(_view, "while the gate is open"));
            }
        }
    });

    private void LookAtNotify(in StepRecord record)
    {
        ulong apicId = record.Value;
        if (Stories.FirstOrDefault(story => story.ApicId == apicId) is { } story)
        {
            story.Notify ??= Seen(in record);
        }
    }

    private void LookAtSaveStates(in StepRecord record)
    {
        foreach ((ulong smbase, int cpu) in _saveStates)
        {
            ulong map = smbase + SmramLayout.SMRAM_SAVE_STATE_MAP_OFFSET;
            if (record.Address - map < SmramLayout.SMRAM_SAVE_STATE_MAP_SIZE && record.Agent != cpu)
            {
                ForeignSaveStateWrites.Add(Seen(in record));
            }
        }
    }

    private void LookAtControl(in StepRecord record)
    {
        if (record.Kind == StepKind.MsrWrite)
        {
            LookAtInterruptCommand(in record);
        }
        else if (record.Kind == StepKind.Rsm)
        {
            LookAtExit(in record);
        }
        else if (record.Address == _view.Firmware.PiSmmCpuDxeSmm.CpuService.SmmAddProcessorAddress && Relocated() is { } story)
        {
            story.AddProcessor = Seen(in record);
        }
    }

    // The BSP leads one CPU at a time, so the call is for the one that it has led last.
    private NewCpuStory? Relocated() =>
        GateChanges.FindLast(change => change.Value != ulong.MaxValue) is { } opened
            ? Stories.FirstOrDefault(story => story.ApicId == opened.Value && story.AddProcessor is null)
            : null;

    private void LookAtExit(in StepRecord record)
    {
        if (!_handlers.Remove(record.Agent))
        {
            return;
        }

        HandlerExits.Add(Seen(in record));
        foreach (NewCpuStory story in Stories.Where(story => story.AddProcessor is not null))
        {
            story.FlagsAfterFirmware ??= _machine.Chipset.CpuHotplug.FlagsOf(story.Index);
            _afterStep.Add(() => AfterSmi ??= OutsideState.Of(_view));
        }
    }
}
