// What a hot-plug run is made of: CPUs, moment, schedule, host.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Platform.Hotplug;

/// <summary>The choices behind one run of <see cref="HotplugScenario"/>.</summary>
public sealed record HotplugOptions
{
    /// <summary>Most slots a run has: MpInitLib and the register block are tried up to here.</summary>
    public const int MostSlots = 4096;

    /// <summary>
    /// APIC ids 0 to 254 can be called in xAPIC mode; 255 means everybody. MpInitLib (MpLib.c CollectProcessorCount) decides at
    /// power-on from the CPUs that are there, so a larger id that is added later would not be reached.
    /// </summary>
    public const int MostXApicCpus = 255;

    /// <summary>CPUs at power-on.</summary>
    public int Cpus { get; init; } = 4;

    /// <summary>CPU slots.</summary>
    public int Max { get; init; } = 8;

    /// <summary>CPUs that are plugged, all at once.</summary>
    public int Add { get; init; } = 1;

    /// <summary>Before or after the SMI that announces them.</summary>
    public PlugMoment Moment { get; init; } = PlugMoment.BeforeSmi;

    /// <summary>Seed of a random schedule; null for round robin.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Whether the host offers the SMI features, broadcast first of all.</summary>
    public bool Broadcast { get; init; } = true;

    /// <summary>How processors latch INIT, SIPI and SMI.</summary>
    public EventOrder Profile { get; init; } = EventOrder.Hardware;

    /// <summary>Changes PCDs from OVMF's values.</summary>
    public Action<PcdValues>? Pcds { get; init; }

    /// <summary>Told to every step of the run with the machine it belongs to: an experiment that damages what firmware relies on.</summary>
    public Action<Machine, StepRecord>? Interference { get; init; }

    /// <summary>Slots of the CPUs that are added.</summary>
    public IEnumerable<int> AddedSlots => Enumerable.Range(Cpus, Add);

    /// <summary>What is wrong with the numbers, in one sentence; null if nothing is.</summary>
    public string? Complaint() => this switch
    {
        { Max: < 1 or > MostSlots } => $"--max must be between 1 and {MostSlots}, not {Max}.",
        { Cpus: < 1 } => $"--cpus must be at least 1, not {Cpus}.",
        { Add: < 1 } => $"--add must be at least 1, not {Add}.",
        _ when Cpus > Max => $"--cpus {Cpus} is more than the {Max} slots of --max.",
        _ when Add > Max - Cpus => $"--add {Add} is more than the {Max - Cpus} slots that --max {Max} leaves beside --cpus {Cpus}.",
        _ when Cpus <= MostXApicCpus && Cpus + Add > MostXApicCpus => $"--add {Add} reaches APIC ids from {MostXApicCpus} on, which need x2APIC, and the firmware switches to x2APIC only if more than {MostXApicCpus} CPUs are there at power-on, so --cpus {Cpus} is too few.",
        _ => null,
    };

    internal IScheduleStrategy NewStrategy() => Seed is { } seed ? new SeededRandom(seed) : new RoundRobin();

    internal OvmfOptions ToPlatform() => new()
    {
        Topology = CpuTopology.Flat(Max),
        BootCpus = Cpus,
        HostSmiFeatures = Broadcast ? SmiFeatures.Broadcast | SmiFeatures.CpuHotplug | SmiFeatures.CpuHotUnplug : 0,
        EventOrder = Profile,
        Pcds = Pcds,
    };
}
