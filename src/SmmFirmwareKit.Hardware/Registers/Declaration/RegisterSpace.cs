// Where software finds a register block.
namespace SmmFirmwareKit.Hardware;

/// <summary>The four spaces of an x86 platform.</summary>
public enum RegisterSpace
{
    /// <summary>I/O ports: offsets count from the block's base port.</summary>
    Ports,

    /// <summary>Memory-mapped registers.</summary>
    Mmio,

    /// <summary>Configuration space of a PCI function.</summary>
    PciConfig,

    /// <summary>Model-specific registers: 64 bits each; an offset is the register's number.</summary>
    Msr,
}
