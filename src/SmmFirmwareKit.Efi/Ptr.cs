// Typed pointers into the modelled machine: what `T *p` is in C.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Efi;

/// <summary>The address of a <typeparamref name="T"/> in modelled memory. Generated members of structures hang on it.</summary>
/// <param name="Address">Physical address; 0 is NULL.</param>
public readonly record struct Ptr<T>(ulong Address)
    where T : unmanaged
{
    /// <summary>The NULL pointer.</summary>
    public static Ptr<T> Null => default;

    public bool IsNull => Address == 0;

    /// <summary>The pointed-to value as a place: <c>*p</c>.</summary>
    public Field<T> Value => new(Address);

    /// <summary>Element of an array: <c>p[index]</c>.</summary>
    public unsafe Field<T> this[ulong index] => new(Address + (index * (ulong)sizeof(T)));

    /// <summary>Pointer arithmetic: <c>p + index</c>.</summary>
    public static unsafe Ptr<T> operator +(Ptr<T> pointer, ulong index) => new(pointer.Address + (index * (ulong)sizeof(T)));

    /// <summary>Reinterprets the address: <c>(U *)p</c>.</summary>
    public Ptr<TOther> As<TOther>()
        where TOther : unmanaged => new(Address);

    public override string ToString() => $"0x{Address:X}";
}

/// <summary>A place in modelled memory: <c>p-&gt;Member</c>. <c>await</c> reads it, <see cref="Set"/> writes it.</summary>
/// <param name="Address">Physical address of the place.</param>
public readonly record struct Field<T>(ulong Address)
    where T : unmanaged
{
    /// <summary>The address of the place: <c>&amp;p-&gt;Member</c>.</summary>
    public Ptr<T> Pointer => new(Address);

    /// <summary>Reads in one access, or, for a structure, in one block copy.</summary>
    public ReadStep<T> GetAwaiter() => new(Address);

    /// <summary>Writes in one access, or, for a structure, in one block copy.</summary>
    public WriteStep<T> Set(T value) => new(Address, value);

    public static implicit operator Ptr<T>(Field<T> field) => new(field.Address);

    public override string ToString() => $"0x{Address:X}";
}

/// <summary>Locked operations on 32- and 64-bit places, as SynchronizationLib has them (MdePkg/Library/BaseSynchronizationLib).</summary>
public static class InterlockedFields
{
    /// <summary>LOCK CMPXCHG: returns what memory held; stores <paramref name="exchange"/> if that was <paramref name="compare"/>.</summary>
    public static LockedStep<T> InterlockedCompareExchange<T>(this Field<T> place, T compare, T exchange)
        where T : unmanaged => new(LockedOperation.CompareExchange, place.Address, exchange, compare);

    /// <summary>XCHG: returns what memory held.</summary>
    public static LockedStep<T> InterlockedExchange<T>(this Field<T> place, T value)
        where T : unmanaged => new(LockedOperation.Exchange, place.Address, value);

    /// <summary>LOCK XADD by 1: returns the new value, as EDK2's InterlockedIncrement does.</summary>
    public static async FirmwareTask<uint> InterlockedIncrement(this Field<uint> place) =>
        await new LockedStep<uint>(LockedOperation.Add, place.Address, 1) + 1;

    /// <summary>LOCK XADD by -1: returns the new value, as EDK2's InterlockedDecrement does.</summary>
    public static async FirmwareTask<uint> InterlockedDecrement(this Field<uint> place) =>
        await new LockedStep<uint>(LockedOperation.Add, place.Address, uint.MaxValue) - 1;
}
