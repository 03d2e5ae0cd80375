// Declares reserved bits of a register that do more than read zero and drop what is written.
namespace SmmFirmwareKit.Hardware;

/// <summary>Bits without a meaning. They read what the register's reset value has there until a write that sticks changes them.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method, AllowMultiple = true)]
public sealed class ReservedAttribute(int high, int low, AccessKind access = AccessKind.ReadOnly) : Attribute
{
    public int High { get; } = high;

    public int Low { get; } = low;

    /// <summary><see cref="AccessKind.ReadWrite"/> for bits that store what is written.</summary>
    public AccessKind Access { get; } = access;

    /// <summary>As in <see cref="BitsAttribute"/>.</summary>
    public string? LockedBy { get; set; }
}
