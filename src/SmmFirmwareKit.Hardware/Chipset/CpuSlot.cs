// One CPU slot of the hot-plug block.
using System.Buffers.Binary;
using R = SmmFirmwareKit.Hardware.CpuHotplugRegisters;

namespace SmmFirmwareKit.Hardware;

/// <summary>Status bits and the last _OST report of a slot. The block journals it.</summary>
internal sealed class CpuSlot(PossibleCpu cpu)
{
    public const int StateSize = 9;

    private readonly RegisterFile _flags = new(R.Slot);

    public PossibleCpu Cpu { get; } = cpu;

    public uint OstEvent { get; set; }

    public uint OstStatus { get; set; }

    public bool Present
    {
        get => _flags.IsSet(R.Enabled);
        set => _flags.Set(R.Enabled, value ? 1UL : 0);
    }

    public bool Inserting
    {
        get => _flags.IsSet(R.Insert);
        set => _flags.Set(R.Insert, value ? 1UL : 0);
    }

    public bool Removing
    {
        get => _flags.IsSet(R.Remove);
        set => _flags.Set(R.Remove, value ? 1UL : 0);
    }

    public bool FirmwareRemoves
    {
        get => _flags.IsSet(R.FirmwareRemove);
        set => _flags.Set(R.FirmwareRemove, value ? 1UL : 0);
    }

    /// <summary>Whether command 0 stops here.</summary>
    public bool HasEvent => Inserting || Removing || FirmwareRemoves;

    public byte Flags => _flags.Bytes[0];

    public void PowerOn(bool present)
    {
        _flags.PowerOn();
        OstEvent = 0;
        OstStatus = 0;
        Present = present;
    }

    public void Save(Span<byte> destination)
    {
        destination[0] = Flags;
        BinaryPrimitives.WriteUInt32LittleEndian(destination[1..], OstEvent);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[5..], OstStatus);
    }

    public void Load(ReadOnlySpan<byte> source)
    {
        _flags.Bytes[0] = source[0];
        OstEvent = BinaryPrimitives.ReadUInt32LittleEndian(source[1..]);
        OstStatus = BinaryPrimitives.ReadUInt32LittleEndian(source[5..]);
    }
}
