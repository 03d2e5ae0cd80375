// A local APIC ID: 32 bits in hardware, 64 bits in the tables where all ones mean "no processor".
namespace SmmFirmwareKit.Efi;

/// <summary>The ID by which an interrupt message reaches one processor; eight bits in xAPIC mode, 32 in x2APIC mode.</summary>
public readonly record struct ApicId(uint Value) : IComparable<ApicId>
{
    /// <summary>INVALID_APIC_ID (UefiCpuPkg/PiSmmCpuDxeSmm/CpuService.h): an empty slot in tables of 64-bit IDs.</summary>
    public const ulong InvalidApicId = ulong.MaxValue;

    /// <summary>The destination that reaches every processor in x2APIC mode.</summary>
    public static ApicId Broadcast => new(uint.MaxValue);

    /// <summary>The 64-bit form in which CPU_HOT_PLUG_DATA and EFI_PROCESSOR_INFORMATION hold it.</summary>
    public ulong ProcessorId => Value;

    /// <summary>From a table entry that is known not to be <see cref="InvalidApicId"/>.</summary>
    public static ApicId FromProcessorId(ulong processorId) => new((uint)processorId);

    public static explicit operator ApicId(uint value) => new(value);

    public static explicit operator uint(ApicId id) => id.Value;

    public static bool operator <(ApicId left, ApicId right) => left.Value < right.Value;

    public static bool operator >(ApicId left, ApicId right) => left.Value > right.Value;

    public static bool operator <=(ApicId left, ApicId right) => left.Value <= right.Value;

    public static bool operator >=(ApicId left, ApicId right) => left.Value >= right.Value;

    public int CompareTo(ApicId other) => Value.CompareTo(other.Value);

    public override string ToString() => $"0x{Value:X}";
}
