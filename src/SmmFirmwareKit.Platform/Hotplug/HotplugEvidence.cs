// Everything that was recorded about a run. Steps and invariants are functions of this and of nothing else.
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Platform.Hotplug;

/// <summary>One element of CPU_HOT_PLUG_DATA's arrays, and the code at the slot's SMI entry point.</summary>
/// <param name="ApicId">ApicId[slot]; all ones for an empty slot.</param>
/// <param name="Smbase">SmBase[slot].</param>
/// <param name="Entry">First eight bytes at SMBASE + 0x8000.</param>
/// <param name="EntryIsCode">Whether they are a code cell.</param>
public sealed record SlotRecord(ulong ApicId, ulong Smbase, ulong Entry, bool EntryIsCode);

/// <summary>A change of the APIC-ID gate.</summary>
/// <param name="Seen">The access after which the word differed; its value is what the word held then.</param>
/// <param name="Value">The gate.</param>
public sealed record GateChange(Observation Seen, ulong Value);

/// <summary>A write of an SMI command to port 0xB2, and what followed at once.</summary>
/// <param name="Write">The write.</param>
/// <param name="Pending">CPUs with an SMI pending right after it.</param>
/// <param name="Takers">CPUs that took an SMI before the next command or the end, each once, in order.</param>
public sealed record SmiCommand(Observation Write, IReadOnlyList<int> Pending, List<int> Takers);

/// <summary>What one slot answers to the probe driver in SMM.</summary>
/// <param name="InfoStatus">GetProcessorInfo.</param>
/// <param name="ProcessorId">APIC id it gave.</param>
/// <param name="StartupStatus">SmmStartupThisAp, which refuses a CPU that is not in SMM.</param>
/// <param name="WhoAmIStatus">WhoAmI on that processor.</param>
/// <param name="WhoAmI">Slot it gave.</param>
public sealed record ProbeAnswer(ulong InfoStatus, ulong ProcessorId, ulong StartupStatus, ulong WhoAmIStatus, ulong WhoAmI);

/// <summary>An attempt of the outside to change something that is locked.</summary>
/// <param name="Who">CPU outside SMM, DMA, or configuration access.</param>
/// <param name="What">The place.</param>
/// <param name="Before">Its value as SMM code or the chipset sees it.</param>
/// <param name="Written">What was written.</param>
/// <param name="After">The value afterwards.</param>
/// <param name="ReadBack">What the one who wrote reads.</param>
public sealed record OutsideAttempt(string Who, string What, ulong Before, ulong Written, ulong After, ulong ReadBack);

/// <summary>A read of SMRAM at the default SMBASE from outside SMM.</summary>
/// <param name="When">Phase of the run.</param>
/// <param name="Who">CPU outside SMM or DMA.</param>
/// <param name="Address">Where.</param>
/// <param name="Value">Eight bytes.</param>
public sealed record OutsideRead(string When, string Who, ulong Address, ulong Value);

/// <summary>Evidence of one run.</summary>
public sealed record HotplugEvidence
{
    public required HotplugOptions Options { get; init; }

    /// <summary>TSEG as the MCH decodes it.</summary>
    public required ulong TsegBase { get; init; }

    public required ulong TsegSize { get; init; }

    /// <summary>SMI features in force after boot.</summary>
    public required ulong NegotiatedFeatures { get; init; }

    /// <summary>Why the host refused to plug; null if it did not.</summary>
    public required string? Refusal { get; init; }

    /// <summary>Whether an SMI goes to all CPUs; otherwise to the one that raises it.</summary>
    public bool IsBroadcast => (NegotiatedFeatures & SmiFeatures.Broadcast) != 0;

    /// <summary>Fetches at the reset vector.</summary>
    public required IReadOnlyList<Observation> ResetFetches { get; init; }

    public required IReadOnlyList<CpuSnapshot> Before { get; init; }

    public required IReadOnlyList<CpuSnapshot> After { get; init; }

    public required IReadOnlyList<SlotRecord> SlotsBefore { get; init; }

    public required IReadOnlyList<SlotRecord> SlotsAfter { get; init; }

    /// <summary>Address and value of mNumberOfCpus.</summary>
    public required ulong ExpectedCpusAddress { get; init; }

    public required ulong ExpectedCpusBefore { get; init; }

    public required ulong ExpectedCpusAfter { get; init; }

    public required IReadOnlyList<NewCpuStory> NewCpus { get; init; }

    public required IReadOnlyList<SmiCommand> Commands { get; init; }

    public required IReadOnlyList<GateChange> GateChanges { get; init; }

    /// <summary>The gate when everything is at rest again.</summary>
    public required ulong GateAtRest { get; init; }

    /// <summary>Writes to mNumberOfCpus after boot.</summary>
    public required IReadOnlyList<Observation> ExpectedCpusWrites { get; init; }

    /// <summary>Accesses of the hot-plug register block and of CpuHotplugSmm's globals from SMM after boot: the handler at work.</summary>
    public required IReadOnlyList<Observation> HandlerAccesses { get; init; }

    /// <summary>RSM of the CPU that looked for events in the register block, one for each such SMI.</summary>
    public required IReadOnlyList<Observation> HandlerExits { get; init; }

    /// <summary>Writes to a CPU's save-state map by another CPU, after boot.</summary>
    public required IReadOnlyList<Observation> ForeignSaveStateWrites { get; init; }

    /// <summary>SMBASE in the save-state map of each CPU that was there before, before and after.</summary>
    public required IReadOnlyList<ulong> SavedSmbasesBefore { get; init; }

    public required IReadOnlyList<ulong> SavedSmbasesAfter { get; init; }

    /// <summary>First read of port 0xB2 in SMM after the hot-plug command.</summary>
    public required Observation? CommandRead { get; init; }

    /// <summary>The SCI that the plug raised.</summary>
    public required Observation? Sci { get; init; }

    /// <summary>The OS's first read of FLAGS that shows an insert.</summary>
    public required Observation? OsScan { get; init; }

    /// <summary>The handler at 0x38000: eight bytes before and after.</summary>
    public required ulong FirstHandlerBefore { get; init; }

    public required ulong FirstHandlerAfter { get; init; }

    public required IReadOnlyList<ProbeAnswer> Probe { get; init; }

    /// <summary>Probes that ran.</summary>
    public required ulong ProbeCount { get; init; }

    public required IReadOnlyList<OutsideRead> OutsideReads { get; init; }

    public required IReadOnlyList<OutsideAttempt> MemoryAttempts { get; init; }

    public required IReadOnlyList<OutsideAttempt> LockAttempts { get; init; }

    /// <summary>The machine from outside right after the SMI that added CPUs; null if none was added.</summary>
    public required OutsideState? AfterSmi { get; init; }

    /// <summary>The SMI that never returned; null if all did.</summary>
    public required StuckSmi? Stuck { get; init; }

    /// <summary>Virtual time and steps of the whole run.</summary>
    public required ulong EndTime { get; init; }

    public required ulong Steps { get; init; }
}
