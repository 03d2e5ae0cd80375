// A PCI function of the chipset: a declared configuration space.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware;

/// <summary>Configuration space backed by declared registers.</summary>
public abstract class PciFunction(Journal journal, RegisterBlock block) : Device(journal)
{
    /// <summary>Bytes of a conventional configuration space.</summary>
    public const int ConfigSize = 256;

    protected RegisterFile Registers { get; } = new(block);

    /// <summary>Reads up to 4 bytes; beyond the end there is nothing, read as zero.</summary>
    public uint ReadConfig(int offset, int width) => Registers.Read(offset, width);

    /// <summary>Writes up to 4 bytes.</summary>
    public void WriteConfig(int offset, int width, uint value)
    {
        Touch();
        Write(offset, width, value);
    }

    /// <summary>The write and what it sets in motion.</summary>
    protected abstract void Write(int offset, int width, uint value);

    /// <summary>Whether an access of <paramref name="width"/> bytes at <paramref name="offset"/> touches <paramref name="register"/>.</summary>
    protected static bool Overlaps(int offset, int width, Register register) =>
        offset < register.Offset + register.Bytes && register.Offset < offset + width;
}
