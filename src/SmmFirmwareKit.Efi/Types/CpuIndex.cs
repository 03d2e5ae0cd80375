// A processor's number in firmware tables, which is not its APIC ID.
namespace SmmFirmwareKit.Efi;

/// <summary>UINTN CpuIndex or ProcessorNumber: slot in the tables of PiSmmCpuDxeSmm or MpInitLib.</summary>
public readonly record struct CpuIndex(ulong Value) : IComparable<CpuIndex>
{
    /// <summary>MAX_UINT32, with which SMM_DISPATCHER_MP_SYNC_DATA.BspIndex says "none elected".</summary>
    public const uint None32 = uint.MaxValue;

    public static explicit operator CpuIndex(ulong value) => new(value);

    public static explicit operator ulong(CpuIndex index) => index.Value;

    public static bool operator <(CpuIndex left, CpuIndex right) => left.Value < right.Value;

    public static bool operator >(CpuIndex left, CpuIndex right) => left.Value > right.Value;

    public static bool operator <=(CpuIndex left, CpuIndex right) => left.Value <= right.Value;

    public static bool operator >=(CpuIndex left, CpuIndex right) => left.Value >= right.Value;

    public int CompareTo(CpuIndex other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
