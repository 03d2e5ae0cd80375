// A PCI function of the chipset: a declared configuration space.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware;

/// <summary>Configuration space backed by declared registers.</summary>
public abstract class PciFunction(Journal journal, RegisterFile registers) : Device(journal)
{
    /// <summary>Bytes of a conventional configuration space.</summary>
    public const int ConfigSize = 256;

    /// <summary>Reads up to 4 bytes; beyond the end there is nothing, read as zero.</summary>
    public uint ReadConfig(int offset, int width) => registers.Read(offset, width);

    /// <summary>Writes up to 4 bytes.</summary>
    public void WriteConfig(int offset, int width, uint value)
    {
        Touch();
        Write(offset, width, value);
    }

    /// <summary>The write and what it sets in motion.</summary>
    protected abstract void Write(int offset, int width, uint value);
}
