// One field of a register: declared once as a static readonly, afterwards the handle through which code reads and sets it.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware;

/// <summary>A named run of bits inside a register.</summary>
public sealed class RegisterField
{
    private RegisterField(string name, int bit, int width, AccessKind access, RegisterField? lockedBy)
    {
        Name = name;
        Bit = bit;
        Width = width;
        Access = access;
        LockedBy = lockedBy;
        Mask = width >= 64 ? ulong.MaxValue : (1UL << width) - 1;
    }

    public string Name { get; }

    /// <summary>The lowest bit, counted from the register's bit 0.</summary>
    public int Bit { get; }

    /// <summary>How many bits.</summary>
    public int Width { get; }

    public AccessKind Access { get; }

    /// <summary>While this field is one, this one ignores writes. It may belong to the same register.</summary>
    public RegisterField? LockedBy { get; }

    /// <summary>The register that holds the field; known once that register is declared.</summary>
    public Register? Register { get; private set; }

    internal int ByteOffset { get; private set; }

    internal int ByteCount { get; private set; }

    internal ulong Mask { get; }

    public static RegisterField ReadOnly(string name, int bit, int width = 1) => new(name, bit, width, AccessKind.ReadOnly, null);

    public static RegisterField ReadWrite(string name, int bit, int width = 1, RegisterField? lockedBy = null) => new(name, bit, width, AccessKind.ReadWrite, lockedBy);

    public static RegisterField WriteOneToClear(string name, int bit, int width = 1) => new(name, bit, width, AccessKind.WriteOneToClear, null);

    public static RegisterField WriteOneToSet(string name, int bit, int width = 1) => new(name, bit, width, AccessKind.WriteOneToSet, null);

    public static RegisterField SetOnce(string name, int bit) => new(name, bit, 1, AccessKind.SetOnce, null);

    internal void Bind(Register register)
    {
        if (Register is not null)
        {
            throw new ExecutionException("SFK7101", $"field {Name} is declared in both {Register.Name} and {register.Name}; a field handle names one place, declare a second field");
        }

        Register = register;
        ByteOffset = register.Offset;
        ByteCount = register.Bytes;
    }
}
