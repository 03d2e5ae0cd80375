// EFI_PHYSICAL_ADDRESS: a number that names a byte of modelled memory, apart from sizes and counts.
namespace SmmFirmwareKit.Efi;

/// <summary>EFI_PHYSICAL_ADDRESS (MdePkg/Include/Uefi/UefiBaseType.h).</summary>
public readonly record struct PhysicalAddress(ulong Value) : IComparable<PhysicalAddress>
{
    public static implicit operator PhysicalAddress(ulong value) => new(value);

    public static explicit operator ulong(PhysicalAddress address) => address.Value;

    public static PhysicalAddress operator +(PhysicalAddress address, ulong offset) => new(address.Value + offset);

    public static bool operator <(PhysicalAddress left, PhysicalAddress right) => left.Value < right.Value;

    public static bool operator >(PhysicalAddress left, PhysicalAddress right) => left.Value > right.Value;

    public static bool operator <=(PhysicalAddress left, PhysicalAddress right) => left.Value <= right.Value;

    public static bool operator >=(PhysicalAddress left, PhysicalAddress right) => left.Value >= right.Value;

    public int CompareTo(PhysicalAddress other) => Value.CompareTo(other.Value);

    public override string ToString() => $"0x{Value:X}";
}
