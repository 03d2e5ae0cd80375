// What a declared register block compiles to for one byte.
namespace SmmFirmwareKit.Hardware;

/// <summary>The masks of one byte of a register block.</summary>
internal struct ByteMasks
{
    public byte Reset;
    public byte Write;
    public byte Clear;
    public byte Set;
    public bool KeptOverReset;
    public ByteLock[]? Locks;

    public void Allow(AccessKind access, byte bits)
    {
        switch (access)
        {
            case AccessKind.ReadWrite:
                Write |= bits;
                break;
            case AccessKind.WriteOneToClear:
                Clear |= bits;
                break;
            case AccessKind.WriteOneToSet:
            case AccessKind.SetOnce:
                Set |= bits;
                break;
            case AccessKind.ReadOnly:
            default:
                break;
        }
    }

    /// <summary>The byte after <paramref name="value"/> was written over <paramref name="old"/>, with <paramref name="frozen"/> bits locked.</summary>
    public readonly byte Merge(byte old, byte value, byte frozen)
    {
        int write = Write & ~frozen;
        int merged = (old & ~write) | (value & write);
        merged &= ~(value & Clear & ~frozen);
        return (byte)(merged | (value & Set & ~frozen));
    }
}
