// Gives a register that comes from the base block the reset value it has in this block.
namespace SmmFirmwareKit.Hardware;

/// <summary>What a PCI function's own datasheet page says of a register that every function has.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ResetValueAttribute(string register, ulong value) : Attribute
{
    public string Register { get; } = register;

    public ulong Value { get; } = value;
}
