// Register behaviour once more, one bit at a time and straight from the declaration: slow, short, and made without any table.
namespace SmmFirmwareKit.Hardware.Tests.Registers;

internal sealed class NaiveRegisters
{
    private readonly DeclaredBlock _block;
    private readonly int _spread;
    private readonly bool[] _bits;

    public NaiveRegisters(DeclaredBlock block)
    {
        _block = block;
        _spread = block.Slot == 0 ? 1 : block.Slot / 4;
        _bits = new bool[block.Size / _spread * 8];
        foreach (DeclaredRegister register in block.Registers)
        {
            ToReset(register);
        }
    }

    public byte[] Bytes() => [.. _bits.Chunk(8).Select(bits => (byte)bits.Select((bit, i) => bit ? 1 << i : 0).Sum())];

    public void Reset(ResetDomain reach)
    {
        foreach (DeclaredRegister register in _block.Registers.Where(register => register.Domain <= reach))
        {
            ToReset(register);
        }

        for (int bit = 0; bit < _bits.Length; bit++)
        {
            _bits[bit] &= Owner(bit) is not null || reach < ResetDomain.PowerOn;
        }
    }

    public void Write(int offset, int width, uint value)
    {
        bool[] before = [.. _bits];
        DeclaredRegister? first = Owner(offset * 8);
        int bits = first is { Whole: true } && Start(first) == offset * 8 ? first.Bytes * 8 : width * 8;
        for (int i = 0; i < bits && (offset * 8) + i < _bits.Length; i++)
        {
            int bit = (offset * 8) + i;
            if (Owner(bit) is { Whole: true } whole && Start(whole) != offset * 8)
            {
                return;
            }

            _bits[bit] = Written(bit, i < width * 8 && (value >> i & 1) != 0, before);
        }
    }

    private bool Written(int bit, bool one, bool[] before)
    {
        if (Owner(bit) is not { } register)
        {
            return IsScratch(bit) ? one : before[bit];
        }

        int start = Start(register);
        DeclaredField? field = register.Fields.SingleOrDefault(field => bit - start >= field.Low && bit - start <= field.High);
        return field is null || IsLocked(field, before) ? before[bit] : field.Access switch
        {
            AccessKind.ReadWrite => one,
            AccessKind.WriteOneToClear => before[bit] && !one,
            AccessKind.WriteOneToSet => before[bit] || one,
            AccessKind.WriteToClear => false,
            AccessKind.WriteOnce => Any(start, field, before) ? before[bit] : one,
            _ => before[bit],
        };
    }

    private bool IsLocked(DeclaredField field, bool[] before)
    {
        string[] by = field.LockedBy.Split('.');
        if (field.LockedBy.Length == 0)
        {
            return false;
        }

        DeclaredRegister register = _block.Registers.Single(register => string.Equals(register.Name, by[0], StringComparison.Ordinal));
        return Any(Start(register), register.Fields.Single(other => string.Equals(other.Name, by[^1], StringComparison.Ordinal)), before);
    }

    private static bool Any(int start, DeclaredField field, bool[] before) => before[(start + field.Low)..(start + field.High + 1)].Contains(true);

    private void ToReset(DeclaredRegister register)
    {
        for (int i = 0; i < register.Bytes * 8; i++)
        {
            _bits[Start(register) + i] = (register.Reset >> i & 1) != 0;
        }
    }

    private int Start(DeclaredRegister register) => (int)register.Offset / _spread * 8;

    private DeclaredRegister? Owner(int bit) =>
        _block.Registers.SingleOrDefault(register => bit >= Start(register) && bit < Start(register) + (register.Bytes * 8));

    private bool IsScratch(int bit) => bit / 8 >= _block.Scratch.Start.Value && bit / 8 < _block.Scratch.End.Value;
}
