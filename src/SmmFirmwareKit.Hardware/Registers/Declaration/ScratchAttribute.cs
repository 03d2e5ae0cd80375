// Declares bytes without registers that store what is written.
namespace SmmFirmwareKit.Hardware;

/// <summary>Bytes of a block, registers among them excepted, that are plain storage and kept over a system reset.</summary>
/// <param name="first">The first byte.</param>
/// <param name="last">The last byte.</param>
/// <param name="summary">One line.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ScratchAttribute(int first, int last, string summary) : Attribute
{
    public int First { get; } = first;

    public int Last { get; } = last;

    public string Summary { get; } = summary;
}
