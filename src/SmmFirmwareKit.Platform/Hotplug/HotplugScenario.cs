// The run: boot, idle OS, device_add, one ordinary SMI more, then the attempts from outside.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware;
using SmmFirmwareKit.Modules.Kit.SmmCpuProbe;
using SmmFirmwareKit.Modules.Os;

namespace SmmFirmwareKit.Platform.Hotplug;

/// <summary>Runs the hot-plug story once and returns what was seen. Deterministic: options decide everything.</summary>
public sealed class HotplugScenario
{
    /// <summary>Virtual nanoseconds after which a phase counts as stuck: far beyond every timeout of the firmware.</summary>
    private const ulong PhaseTimeLimit = 600_000_000_000;

    private readonly HotplugOptions _options;
    private readonly OvmfPlatform _platform;
    private readonly MachineView _view;
    private readonly HotplugObserver _observer;
    private readonly List<OutsideRead> _outsideReads = [];
    private StuckSmi? _stuck;

    /// <param name="options">Verified by <see cref="HotplugOptions.Complaint"/>.</param>
    /// <param name="trace">Receives every step, or null.</param>
    /// <param name="prepare">Sees the machine before its first step, so that a trace can spell modes.</param>
    public HotplugScenario(HotplugOptions options, ITraceSink? trace = null, Action<Machine>? prepare = null)
    {
        _options = options;
        _platform = new OvmfPlatform(new OvmfPkgX64(options.ToPlatform()), options.NewStrategy());
        _view = new MachineView(_platform);
        _observer = new HotplugObserver(_view, options, trace);
        prepare?.Invoke(Machine);
        Machine.Scheduler.Trace = _observer;
    }

    /// <summary>Registers and memory before the plug.</summary>
    private sealed record Baseline(CpuSnapshot[] Cpus, SlotRecord[] Slots, ulong ExpectedCpus, ulong[] SavedSmbases, ulong FirstHandler, ulong Features);

    private Machine Machine => _platform.Machine;

    /// <summary>Runs to the end. Throws <see cref="ExecutionException"/> if firmware faults or hangs.</summary>
    public HotplugEvidence Run()
    {
        RunToIdle("boot");
        Baseline before = LookBefore();
        _observer.Booted();
        Plug();
        RunToIdle("hot-plug");
        _observer.Flush();
        _stuck = StuckSmi.Of(Machine, _observer.LastReads, _observer.Stories);
        Request(SmmCpuProbe.ProbeCommand);
        RunToIdle("the SMI after the hot-plug");
        _observer.Flush();
        return Collect(before);
    }

    private void RunToIdle(string phase)
    {
        Machine.Scheduler.TimeLimit = Machine.Scheduler.Now + PhaseTimeLimit;
        RunOutcome outcome = Machine.Scheduler.Run();
        if (outcome != RunOutcome.Quiescent)
        {
            throw new ExecutionException("SFK8020", $"{phase} did not come to rest within {PhaseTimeLimit / 1_000_000_000} s of virtual time ({outcome}); a CPU waits for something that never happens");
        }
    }

    private Baseline LookBefore()
    {
        CpuSnapshot[] cpus = CpuSnapshot.TakeAll(Machine);
        _outsideReads.AddRange(OutsideAttempts.Reads(_view, "before the plug"));
        return new Baseline(
            cpus,
            _view.Slots(),
            _view.Read(_view.ExpectedCpusAddress),
            _view.SavedSmbases(cpus),
            _view.Read(MachineView.FirstHandlerAddress),
            Machine.Chipset.SmiFeatures.Negotiated);
    }

    private void Plug()
    {
        _platform.Operator.Plug(_options.Cpus, _options.Add, _options.Moment);
        if (_options.Moment == PlugMoment.AfterSmi)
        {
            Request(Q35MchIch9.ICH9_APM_CNT_CPU_HOTPLUG);
        }
    }

    // The OS writes the command to port 0xB2 when it finds the request.
    private void Request(byte command) =>
        Machine.Dma.Write(new Ptr<OsControl>(OsMemoryMap.Control).Request.Address, BitConverter.GetBytes(OsControl.RequestPending | command));

    private HotplugEvidence Collect(Baseline before)
    {
        CpuSnapshot[] after = CpuSnapshot.TakeAll(Machine);
        SlotRecord[] slots = _view.Slots();
        ulong expectedCpus = _view.Read(_view.ExpectedCpusAddress);
        ulong[] savedSmbases = _view.SavedSmbases(before.Cpus);
        _outsideReads.AddRange(_observer.OutsideReads);
        _outsideReads.AddRange(OutsideAttempts.Reads(_view, "after the plug"));
        OutsideAttempts attempts = new(_view);
        return new HotplugEvidence
        {
            Options = _options,
            TsegBase = Machine.Chipset.Smram.TsegBase,
            TsegSize = Machine.Chipset.Smram.TsegSize,
            NegotiatedFeatures = before.Features,
            Refusal = _platform.Operator.Refusal,
            ResetFetches = _observer.ResetFetches,
            Before = before.Cpus,
            After = after,
            SlotsBefore = before.Slots,
            SlotsAfter = slots,
            ExpectedCpusAddress = _view.ExpectedCpusAddress,
            ExpectedCpusBefore = before.ExpectedCpus,
            ExpectedCpusAfter = expectedCpus,
            NewCpus = _observer.Stories,
            Commands = _observer.Commands,
            GateChanges = _observer.GateChanges,
            GateAtRest = _view.Read(MachineView.GateAddress),
            ExpectedCpusWrites = _observer.ExpectedCpusWrites,
            HandlerAccesses = _observer.HandlerAccesses,
            HandlerExits = _observer.HandlerExits,
            ForeignSaveStateWrites = _observer.ForeignSaveStateWrites,
            SavedSmbasesBefore = before.SavedSmbases,
            SavedSmbasesAfter = savedSmbases,
            CommandRead = _observer.CommandRead,
            Sci = _observer.Sci,
            OsScan = _observer.OsScan,
            FirstHandlerBefore = before.FirstHandler,
            Probe = ProbeAnswers(),
            ProbeCount = _view.Read(_view.Firmware.SmmCpuProbe!.SmmCpuProbe.ProbeCount.Address),
            OutsideReads = _outsideReads,
            MemoryAttempts = attempts.OnMemory(after[_options.Cpus].Smbase + SmramLayout.SMM_HANDLER_OFFSET),
            LockAttempts = attempts.OnLocks(),
            FirstHandlerAfter = _view.Read(MachineView.FirstHandlerAddress),
            AfterSmi = _observer.AfterSmi,
            Stuck = _stuck,
            EndTime = Machine.Scheduler.Now,
            Steps = Machine.Scheduler.Step,
        };
    }

    private ProbeAnswer[] ProbeAnswers()
    {
        SmmCpuProbe probe = _view.Firmware.SmmCpuProbe!.SmmCpuProbe;
        ulong count = _view.Read(probe.SlotCount.Address);
        Ptr<SmmCpuProbeEntry> entries = new(_view.Read(probe.Entries.Address));
        return [.. Enumerable.Range(0, (int)count).Select(slot => Answer(entries + (ulong)slot))];
    }

    private ProbeAnswer Answer(Ptr<SmmCpuProbeEntry> entry) => new(
        _view.Read(entry.InfoStatus.Address),
        _view.Read(entry.ProcessorId.Address),
        _view.Read(entry.StartupStatus.Address),
        _view.Read(entry.WhoAmIStatus.Address),
        _view.Read(entry.WhoAmI.Address));
}
