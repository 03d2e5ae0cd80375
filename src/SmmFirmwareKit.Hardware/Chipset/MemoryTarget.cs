// Where an access can end up, and who can make it.
namespace SmmFirmwareKit.Hardware;

/// <summary>Who puts the address on the bus.</summary>
public enum Requester : byte
{
    /// <summary>A processor in System Management Mode.</summary>
    CpuInSmm,

    /// <summary>A processor outside System Management Mode.</summary>
    CpuOutsideSmm,

    /// <summary>A device.</summary>
    Dma,
}

/// <summary>What answers at an address.</summary>
public enum MemoryTarget : byte
{
    /// <summary>Nothing: QEMU reads zero here, writes are dropped.</summary>
    Unassigned,

    /// <summary>RAM.</summary>
    Ram,

    /// <summary>SMRAM seen from outside SMM: reads all ones, writes are dropped. For writes alone, also write-protected shadow RAM.</summary>
    BlackHole,

    /// <summary>Flash: reads data; writes are commands if the flash takes any.</summary>
    Flash,

    /// <summary>The option ROM shadow at 0xC0000..0xDFFFF, empty: reads zero, writes are dropped.</summary>
    OptionRom,

    /// <summary>The VGA adapter in a closed A segment: reads zero and drops writes as long as nobody programs it.</summary>
    Vga,

    /// <summary>PCI Express configuration window.</summary>
    Ecam,

    /// <summary>A processor's own local APIC; for a device the message-signalled interrupt window.</summary>
    LocalApic,

    /// <summary>The I/O APIC.</summary>
    IoApic,

    /// <summary>Chipset configuration registers behind RCBA.</summary>
    RootComplex,
}

/// <summary>What one 4 KiB page leads to. Reads and writes can differ (PAM).</summary>
/// <param name="Read">Who answers reads.</param>
/// <param name="Write">Who takes writes.</param>
/// <param name="ReadBase">Offset of the page in RAM, flash or ECAM for reads.</param>
/// <param name="WriteBase">The same for writes.</param>
public readonly record struct PageTarget(MemoryTarget Read, MemoryTarget Write, ulong ReadBase, ulong WriteBase)
{
    /// <summary>A page that leads reads and writes to the same place.</summary>
    public static PageTarget Both(MemoryTarget target, ulong offset) => new(target, target, offset, offset);
}
