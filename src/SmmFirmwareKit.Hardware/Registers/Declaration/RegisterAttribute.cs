// Declares a register: the heading and the first lines of its page in a datasheet.
namespace SmmFirmwareKit.Hardware;

/// <summary>
/// Marks a partial property of type byte, ushort, uint or ulong: the register's width. With <see cref="Count"/> it is a partial
/// method of an int instead. A register without <see cref="BitsAttribute"/> and <see cref="ReservedAttribute"/> is one field of
/// its own name; otherwise, bits that nothing names are reserved: they read zero and drop what is written.
/// </summary>
/// <param name="name">The datasheet's name. In a run of registers <c>{0}</c> or <c>{A}</c> stands for the first one's number or letter, <c>{LINT0|LINT1}</c> for each one's name.</param>
/// <param name="offset">Of the first byte in the block; of an MSR, its number.</param>
/// <param name="summary">One line.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method)]
public sealed class RegisterAttribute(string name, uint offset, string summary) : Attribute
{
    public string Name { get; } = name;

    public uint Offset { get; } = offset;

    public string Summary { get; } = summary;

    public ulong Reset { get; set; }

    public ResetDomain Domain { get; set; } = ResetDomain.System;

    /// <summary>Of a register without fields.</summary>
    public AccessKind Access { get; set; }

    /// <summary>The widths it answers, if not all.</summary>
    public AccessWidths Widths { get; set; }

    /// <summary>
    /// It answers at its own offset only, and as a whole: a narrower write is extended with zeros, a wider one is cut, and an access
    /// that begins at another offset does not reach it.
    /// </summary>
    public bool Whole { get; set; }

    /// <summary>How many such registers lie one after the other.</summary>
    public int Count { get; set; }

    /// <summary>From one of them to the next; their width if not given.</summary>
    public int Stride { get; set; }

    /// <summary>Of an MSR: the one-bit field without which it does not exist.</summary>
    public string? PresentIf { get; set; }

    /// <summary>Of an MSR: what SMM alone may do.</summary>
    public SmmOnly SmmOnly { get; set; }

    /// <summary>Section of the block's manual, or the function that shows the behaviour.</summary>
    public string? Source { get; set; }
}
