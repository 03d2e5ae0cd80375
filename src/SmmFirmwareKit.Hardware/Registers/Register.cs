// One register of a block: where it lies, what it holds after reset, and its fields.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware;

/// <summary>When a register goes back to its reset value.</summary>
public enum ResetDomain
{
    /// <summary>At power-on and at every system reset.</summary>
    System,

    /// <summary>At power-on only.</summary>
    PowerOn,
}

/// <summary>A register of one to eight bytes. Bits that no field names are read-only and keep their reset value.</summary>
public sealed class Register
{
    /// <summary>Declares a register and checks it: SFK7101 for a declaration that contradicts itself.</summary>
    public Register(string name, int offset, int bytes, ulong reset, ResetDomain domain, params RegisterField[] fields)
    {
        Name = name;
        Offset = offset;
        Bytes = bytes;
        Reset = reset;
        Domain = domain;
        Fields = fields;
        Verify();
        foreach (RegisterField field in fields)
        {
            field.Bind(this);
        }
    }

    public string Name { get; }

    /// <summary>Offset of the first byte in the block.</summary>
    public int Offset { get; }

    public int Bytes { get; }

    public ulong Reset { get; }

    public ResetDomain Domain { get; }

    public IReadOnlyList<RegisterField> Fields { get; }

    /// <summary>The first field, for registers that have only one.</summary>
    public RegisterField Value => Fields[0];

    /// <summary>A register all of whose bits are plain storage: one field, <see cref="Value"/>.</summary>
    public static Register Plain(string name, int offset, int bytes, ulong reset = 0, ResetDomain domain = ResetDomain.System) =>
        new(name, offset, bytes, reset, domain, RegisterField.ReadWrite(name, 0, bytes * 8));

    /// <summary>A register that only shows its reset value.</summary>
    public static Register Constant(string name, int offset, int bytes, ulong value) => new(name, offset, bytes, value, ResetDomain.System);

    private void Verify()
    {
        Require(Bytes is 1 or 2 or 4 or 8, $"register {Name} has {Bytes} bytes; give it 1, 2, 4 or 8");
        Require(Bytes == 8 || Reset >> (Bytes * 8) == 0, $"register {Name} has reset value 0x{Reset:X}, wider than its {Bytes} bytes");
        ulong taken = 0;
        foreach (RegisterField field in Fields)
        {
            Require(field.Bit >= 0 && field.Width > 0 && field.Bit + field.Width <= Bytes * 8, $"field {field.Name} of {Name} does not fit: bit {field.Bit}, width {field.Width}, register {Bytes * 8} bits");
            Require((taken & (field.Mask << field.Bit)) == 0, $"field {field.Name} of {Name} overlaps another field of that register");
            taken |= field.Mask << field.Bit;
        }
    }

    private static void Require(bool holds, string complaint)
    {
        if (!holds)
        {
            throw new ExecutionException("SFK7101", complaint);
        }
    }
}
