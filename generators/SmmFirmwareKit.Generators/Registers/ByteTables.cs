// Computes what each byte of a block holds after reset, which reset reaches it, and what a write does to it.
namespace SmmFirmwareKit.Generators.Registers;

internal sealed class ByteTables
{
    public ByteTables(RegisterBlockSpec block)
    {
        Reset = new byte[block.Stored];
        Domain = [.. Enumerable.Repeat((byte)Registers.Domain.System, block.Stored)];
        Write = new byte[block.Stored];
        Clear = new byte[block.Stored];
        Set = new byte[block.Stored];
        Whole = new byte[block.Stored];
        Claimed = new byte[(block.Size + 7) / 8];
        for (int i = block.ScratchStart; i < block.ScratchEnd; i++)
        {
            Write[i] = 0xFF;
            Domain[i] = (byte)Registers.Domain.PowerOn;
        }

        foreach (RegisterSpec register in block.Each())
        {
            Place(register, block.StoreOf(register), block.Slot == 0 ? register.Bytes : 1);
        }
    }

    public byte[] Reset { get; }

    public byte[] Domain { get; }

    public byte[] Write { get; }

    public byte[] Clear { get; }

    public byte[] Set { get; }

    /// <summary>The bytes of a register that answers as a whole at its first, 0xFF at the others, 0 elsewhere.</summary>
    public byte[] Whole { get; }

    /// <summary>A bit for each offset at which a register lies.</summary>
    public byte[] Claimed { get; }

    private void Place(RegisterSpec register, int store, int offsets)
    {
        for (int i = 0; i < register.Bytes; i++)
        {
            Reset[store + i] = (byte)(register.Reset >> (i * 8));
            Domain[store + i] = (byte)register.Domain;
            Write[store + i] = BitsOf(register, i, field => field.Access is Access.ReadWrite or Access.WriteToClear || (field.Access == Access.WriteOnce && field.Width > 1));
            Clear[store + i] = BitsOf(register, i, field => field.Access is Access.WriteOneToClear or Access.WriteToClear);
            Whole[store + i] = (byte)(!register.Whole ? 0 : i == 0 ? register.Bytes : 0xFF);
            Set[store + i] = BitsOf(register, i, field => field.Access == Access.WriteOneToSet || (field.Access == Access.WriteOnce && field.Width == 1));
        }

        for (uint i = 0; i < offsets; i++)
        {
            Claimed[(register.Offset + i) / 8] |= (byte)(1 << (int)((register.Offset + i) % 8));
        }
    }

    private static byte BitsOf(RegisterSpec register, int index, Func<FieldSpec, bool> which) =>
        (byte)(register.Fields.Where(which).Aggregate(0UL, (bits, field) => bits | field.Mask) >> (index * 8));
}
