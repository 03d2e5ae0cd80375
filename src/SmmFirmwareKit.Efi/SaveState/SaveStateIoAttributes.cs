// How the I/O information word of a save-state map is packed: all four belong on the field with that role.
namespace SmmFirmwareKit.Efi;

/// <summary>The bit that says an I/O instruction raised the SMI.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class SaveStateIoValidAttribute(int bit) : Attribute
{
    public int Bit { get; } = bit;

    /// <summary>Processors with a lower SMM revision identifier leave the whole word undefined.</summary>
    public uint MinimumRevision { get; init; }
}

/// <summary>The bits that hold the port.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class SaveStateIoPortAttribute(int high, int low) : Attribute
{
    public int High { get; } = high;

    public int Low { get; } = low;
}

/// <summary>The bits that hold the width of the access. A value not listed here describes nothing: EFI_NOT_FOUND.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class SaveStateIoLengthAttribute(int high, int low) : Attribute
{
    public int High { get; } = high;

    public int Low { get; } = low;

    public byte[] Byte { get; init; } = [];

    public byte[] Word { get; init; } = [];

    public byte[] Dword { get; init; } = [];
}

/// <summary>The bits that hold the kind of instruction. A value not listed here describes nothing: EFI_NOT_FOUND.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class SaveStateIoTypeAttribute(int high, int low) : Attribute
{
    public int High { get; } = high;

    public int Low { get; } = low;

    public byte[] Input { get; init; } = [];

    public byte[] Output { get; init; } = [];
}
