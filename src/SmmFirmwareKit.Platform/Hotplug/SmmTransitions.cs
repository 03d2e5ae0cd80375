// In which order the CPUs of a hot-add enter and leave SMM, and are told INIT and SIPI.
using System.Buffers.Binary;
using System.Globalization;
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Platform.Hotplug;

/// <summary>One CPU's entry into SMM, exit, INIT or SIPI.</summary>
/// <param name="Kind">SMM, RSM, INIT or SIPI.</param>
/// <param name="Cpu">Which CPU.</param>
/// <param name="Smbase">Its SMBASE; of an exit, the one that it loads.</param>
public sealed record SmmTransition(string Kind, int Cpu, uint Smbase)
{
    // PiSmmCpuDxeSmm gives each CPU 8 KiB, side by side.
    private const uint Tile = 0x2000;

    /// <summary>Where TSEG lies is the firmware's own matter: SMBASEs are shown as tiles, counted from CPU 0's.</summary>
    public string Show(uint smbaseOfCpu0) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Kind} CPU {Cpu} {(Smbase == SmramLayout.SMM_DEFAULT_SMBASE ? "at the default SMBASE" : $"at tile {(int)(Smbase - smbaseOfCpu0) / (int)Tile}")}");
}

/// <summary>Runs the hot-plug story and writes down its transitions from the plug on.</summary>
public sealed class SmmTransitions : ITraceSink
{
    private readonly List<SmmTransition> _seen = [];
    private readonly int _firstAdded;
    private Machine? _machine;

    private SmmTransitions(int firstAdded) => _firstAdded = firstAdded;

    /// <summary>The transitions of a run.</summary>
    /// <exception cref="ExecutionException">Firmware faults or hangs.</exception>
    public static IReadOnlyList<SmmTransition> Of(HotplugOptions options)
    {
        SmmTransitions transitions = new(options.Cpus);
        new HotplugScenario(options, transitions, machine => transitions._machine = machine).Run();
        return transitions._seen;
    }

    /// <inheritdoc/>
    public void Record(in StepRecord record)
    {
        if (KindOf(record) is { } kind && record.Agent < _machine!.Processors.Length && _machine.Processors[_firstAdded].IsPresent)
        {
            uint smbase = _machine.Processors[record.Agent].Smbase;
            _seen.Add(new SmmTransition(kind, record.Agent, record.Kind == StepKind.Rsm ? Saved(smbase) : smbase));
        }
    }

    private static string? KindOf(in StepRecord record) => record.Kind switch
    {
        StepKind.Rsm => "RSM",
        StepKind.Event => (ProcessorEvent)record.Address switch
        {
            ProcessorEvent.Smi => "SMM",
            ProcessorEvent.Init => "INIT",
            ProcessorEvent.StartUp => "SIPI",
            _ => null,
        },
        _ => null,
    };

    // A step is recorded before it has happened: what RSM will load is still in the save state. Ones where nothing answers.
    private uint Saved(uint smbase)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        return _machine!.Memory.TryRead(MachineView.SavedSmbaseAddress(smbase), bytes, Requester.CpuInSmm)
            ? BinaryPrimitives.ReadUInt32LittleEndian(bytes)
            : uint.MaxValue;
    }
}
