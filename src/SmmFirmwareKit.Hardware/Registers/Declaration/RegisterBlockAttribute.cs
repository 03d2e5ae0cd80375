// Declares a block of registers: the title of a datasheet's chapter.
namespace SmmFirmwareKit.Hardware;

/// <summary>
/// Marks a partial class (in MSR space: a partial struct) whose properties are declared with <see cref="RegisterAttribute"/>.
/// A class derived from another block begins with that block's registers.
/// </summary>
/// <param name="name">As it appears in messages: <c>MCH 00:00.0</c>.</param>
/// <param name="space">Where software finds it.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class RegisterBlockAttribute(string name, RegisterSpace space) : Attribute
{
    public string Name { get; } = name;

    public RegisterSpace Space { get; } = space;

    /// <summary>Bytes that the block decodes. Not for MSRs.</summary>
    public int Size { get; set; }

    /// <summary>Port or address of offset 0; 0 if it can be moved.</summary>
    public uint Base { get; set; }

    /// <summary>Bytes from one register to the next where each has 32 bits in a wider slot, as in the local APIC; 0 for ordinary blocks.</summary>
    public int Slot { get; set; }

    /// <summary>Number of the MSR as which offset 0 appears too (x2APIC); 0 if none.</summary>
    public uint MsrView { get; set; }

    /// <summary>Manual and chapter, or source file. A register's own <see cref="RegisterAttribute.Source"/> adds to it.</summary>
    public string? Source { get; set; }
}
