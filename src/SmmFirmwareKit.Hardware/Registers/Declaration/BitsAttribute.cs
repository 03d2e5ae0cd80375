// Declares a field of a register: one row of its table in a datasheet.
namespace SmmFirmwareKit.Hardware;

/// <summary>A named run of bits of the register that is declared below.</summary>
/// <param name="name">The datasheet's name.</param>
/// <param name="high">Its highest bit.</param>
/// <param name="low">Its lowest bit.</param>
/// <param name="access">What a write does.</param>
/// <param name="summary">One line.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method, AllowMultiple = true)]
public sealed class BitsAttribute(string name, int high, int low, AccessKind access, string summary) : Attribute
{
    /// <summary>A field of one bit.</summary>
    public BitsAttribute(string name, int bit, AccessKind access, string summary)
        : this(name, bit, bit, access, summary)
    {
    }

    public string Name { get; } = name;

    public int High { get; } = high;

    public int Low { get; } = low;

    public AccessKind Access { get; } = access;

    public string Summary { get; } = summary;

    /// <summary>While this one-bit field of the block is one, writes are dropped: <c>D_LCK</c> or, if several share the name, <c>SMRAM.D_LCK</c>.</summary>
    public string? LockedBy { get; set; }
}
