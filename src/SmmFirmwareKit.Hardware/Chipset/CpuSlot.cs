// One CPU slot of the hot-plug block.
using System.Buffers.Binary;

namespace SmmFirmwareKit.Hardware;

/// <summary>Status bits and the last _OST report of a slot. The block journals it.</summary>
internal sealed class CpuSlot(PossibleCpu cpu)
{
    public const int StateSize = 9;

    private readonly CpuSlotRegisters _registers = new();

    public PossibleCpu Cpu { get; } = cpu;

    public uint OstEvent { get; set; }

    public uint OstStatus { get; set; }

    public bool Present
    {
        get => _registers.FlagsEnabled;
        set => _registers.FlagsEnabled = value;
    }

    public bool Inserting
    {
        get => _registers.FlagsInsert;
        set => _registers.FlagsInsert = value;
    }

    public bool Removing
    {
        get => _registers.FlagsRemove;
        set => _registers.FlagsRemove = value;
    }

    public bool FirmwareRemoves
    {
        get => _registers.FlagsFwRemove;
        set => _registers.FlagsFwRemove = value;
    }

    /// <summary>Whether command 0 stops here.</summary>
    public bool HasEvent => Inserting || Removing || FirmwareRemoves;

    public byte Flags => _registers.Flags;

    public void PowerOn(bool present)
    {
        _registers.Reset(ResetDomain.PowerOn);
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
        _registers.Flags = source[0];
        OstEvent = BinaryPrimitives.ReadUInt32LittleEndian(source[1..]);
        OstStatus = BinaryPrimitives.ReadUInt32LittleEndian(source[5..]);
    }
}
