// The debug console port 0x402, where OVMF writes its log.
using System.Buffers.Binary;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware;

/// <summary>Collects what firmware prints. Reads 0xE9, by which firmware knows that somebody listens.</summary>
public sealed class DebugPort : Device, IPortTarget
{
    public const int Port = 0x402;

    private readonly DebugPortRegisters _registers = new();
    private byte[] _text = new byte[256];
    private int _length;

    public DebugPort(Journal journal)
        : base(journal)
    {
    }

    public override int StateSize => sizeof(int);

    public override bool DistinguishesStates => false;

    /// <summary>Everything written since the machine was built.</summary>
    public ReadOnlySpan<byte> Text => _text.AsSpan(0, _length);

    // The text only grows, so where it ended is all that a checkpoint needs.
    public override void Save(Span<byte> destination) => BinaryPrimitives.WriteInt32LittleEndian(destination, _length);

    public override void Load(ReadOnlySpan<byte> source) => _length = BinaryPrimitives.ReadInt32LittleEndian(source);

    public override void PowerOn()
    {
    }

    public override void SystemReset()
    {
    }

    public uint ReadPort(int offset, int width) => _registers.Debugcon;

    public void WritePort(int offset, int width, uint value)
    {
        Touch();
        if (_length == _text.Length)
        {
            Array.Resize(ref _text, _text.Length * 2);
        }

        _text[_length++] = (byte)value;
    }
}
