// What was seen of one added CPU, in the order it happens when all goes well.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Platform.Hotplug;

/// <summary>Sightings of one hot-added CPU; null is what was not seen.</summary>
public sealed record NewCpuStory(int Index, uint ApicId)
{
    /// <summary>Every SMI, INIT and SIPI it took.</summary>
    public List<Observation> Events { get; init; } = [];

    /// <summary>device_add.</summary>
    public Observation? Plugged { get; set; }

    /// <summary>What the processor did right after it.</summary>
    public Activity ActivityAfterPlug { get; set; }

    /// <summary>FLAGS of its slot right after it.</summary>
    public byte FlagsAfterPlug { get; set; }

    /// <summary>Whether the broadcast SMI that announces it is pending on it; null if it came later.</summary>
    public bool? BroadcastSmiPending { get; set; }

    /// <summary>Steps it took before its first SIPI.</summary>
    public int StepsBeforeSipi { get; set; }

    /// <summary>Accesses of its own to PCI configuration, where memory controllers are programmed, until the OS's SIPI.</summary>
    public int ConfigurationAccesses { get; set; }

    /// <summary>SMI IPI from SMM.</summary>
    public Observation? SmiIpi { get; set; }

    /// <summary>SIPI from SMM; its vector names the pen page.</summary>
    public Observation? PenSipi { get; set; }

    /// <summary>Its first SMI; the value is SMBASE at that moment.</summary>
    public Observation? FirstSmi { get; set; }

    /// <summary>Memory it touched in its first SMI.</summary>
    public int FirstSmiAccesses { get; set; }

    /// <summary>Those of them outside 0x30000..0x4FFFF.</summary>
    public List<Observation> FirstSmiStrayAccesses { get; init; } = [];

    /// <summary>Its write of SMBASE to the save-state map.</summary>
    public Observation? SmbaseWrite { get; set; }

    /// <summary>RSM from its first SMI, and the SMBASE register after it.</summary>
    public Observation? Rsm { get; set; }

    public uint SmbaseAfterRsm { get; set; }

    /// <summary>First instruction fetch outside SMM.</summary>
    public Observation? FirstFetch { get; set; }

    /// <summary>Its write to the last byte of the pen page.</summary>
    public Observation? PenByte { get; set; }

    /// <summary>Pages it ran code from outside SMM before the OS's SIPI, ascending.</summary>
    public SortedSet<ulong> PagesBeforeOs { get; init; } = [];

    /// <summary>Steps it took there.</summary>
    public int StepsBeforeOs { get; set; }

    /// <summary>Call of AddProcessor for it.</summary>
    public Observation? AddProcessor { get; set; }

    /// <summary>FLAGS of its slot when the SMI that added it ended.</summary>
    public byte? FlagsAfterFirmware { get; set; }

    /// <summary>The OS's Notify.</summary>
    public Observation? Notify { get; set; }

    /// <summary>The OS's first SIPI.</summary>
    public Observation? OsSipi { get; set; }

    /// <summary>First fetch after it.</summary>
    public Observation? OsFetch { get; set; }

    /// <summary>Its first SMI at its own SMBASE.</summary>
    public Observation? SmiInTseg { get; set; }
}
