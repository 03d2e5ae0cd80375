// A declared set of registers, compiled once into one mask per byte so that an access needs no look-up by name.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware;

/// <summary>A lock as one byte sees it: while the bit is one, these bits of the byte ignore writes.</summary>
internal readonly record struct ByteLock(int LockOffset, byte LockBit, byte Frozen);

/// <summary>The shape of a register file: what each byte holds after reset and what a write may do to each bit.</summary>
public sealed class RegisterBlock
{
    private readonly Register?[] _owners;

    /// <summary>Compiles the declaration; SFK7101 if two registers overlap or one lies outside.</summary>
    /// <param name="name">As it appears in messages.</param>
    /// <param name="size">Bytes.</param>
    /// <param name="scratch">Bytes that no register claims but that store what is written (kept over a system reset).</param>
    /// <param name="registers">The registers, in any order.</param>
    public RegisterBlock(string name, int size, Range scratch, params Register[] registers)
    {
        Name = name;
        Size = size;
        Registers = registers;
        _owners = new Register?[size];
        Masks = new ByteMasks[size];
        (int start, int length) = scratch.GetOffsetAndLength(size);
        foreach (ref ByteMasks masks in Masks.AsSpan(start, length))
        {
            masks.Write = 0xFF;
            masks.KeptOverReset = true;
        }

        foreach (Register register in registers)
        {
            Place(register);
        }

        foreach (RegisterField field in registers.SelectMany(register => register.Fields))
        {
            Compile(field);
        }
    }

    public string Name { get; }

    public int Size { get; }

    public IReadOnlyList<Register> Registers { get; }

    internal ByteMasks[] Masks { get; }

    /// <summary>The register that holds the byte at <paramref name="offset"/>, for messages.</summary>
    public Register? At(int offset) => (uint)offset < (uint)Size ? _owners[offset] : null;

    private void Place(Register register)
    {
        if (register.Offset < 0 || register.Offset + register.Bytes > Size)
        {
            throw new ExecutionException("SFK7101", $"register {register.Name} at 0x{register.Offset:X} lies outside {Name}, which has 0x{Size:X} bytes");
        }

        for (int i = 0; i < register.Bytes; i++)
        {
            int offset = register.Offset + i;
            if (_owners[offset] is { } other)
            {
                throw new ExecutionException("SFK7101", $"registers {other.Name} and {register.Name} of {Name} both claim byte 0x{offset:X}");
            }

            _owners[offset] = register;
            Masks[offset] = new ByteMasks { Reset = (byte)(register.Reset >> (i * 8)), KeptOverReset = register.Domain == ResetDomain.PowerOn };
        }
    }

    private void Compile(RegisterField field)
    {
        ulong bits = field.Mask << field.Bit;
        for (int i = 0; i < field.Register!.Bytes; i++)
        {
            byte mask = (byte)(bits >> (i * 8));
            if (mask != 0)
            {
                ref ByteMasks masks = ref Masks[field.ByteOffset + i];
                masks.Allow(field.Access, mask);
                Lock(ref masks, field, mask);
            }
        }
    }

    private void Lock(ref ByteMasks masks, RegisterField field, byte mask)
    {
        if (field.LockedBy is not { } by)
        {
            return;
        }

        if (by.Register is null || At(by.ByteOffset) != by.Register || by.Width != 1)
        {
            throw new ExecutionException("SFK7101", $"field {field.Name} is locked by {by.Name}, which is not a one-bit field of {Name}");
        }

        var rule = new ByteLock(by.ByteOffset + (by.Bit / 8), (byte)(1 << (by.Bit % 8)), mask);
        masks.Locks = [.. masks.Locks ?? [], rule];
    }
}
