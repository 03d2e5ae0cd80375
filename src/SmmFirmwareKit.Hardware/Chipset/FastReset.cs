// Port 0x92: the fast reset and the gate of address line 20.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware;

/// <summary>PORT92 (ICH9 datasheet 13.7.4; QEMU hw/isa/port92.c). A system reset clears INIT_NOW and no other bit.</summary>
public sealed class FastReset(Journal journal, IChipsetOutputs outputs) : Device(journal), IPortTarget
{
    public const int Port92 = 0x92;

    private readonly Port92Registers _registers = new();

    public override int StateSize => Port92Registers.StateSize;

    public override void Save(Span<byte> destination) => _registers.Bytes.CopyTo(destination);

    public override void Load(ReadOnlySpan<byte> source) => source.CopyTo(_registers.Bytes);

    public override void PowerOn()
    {
        Touch();
        _registers.Reset(ResetDomain.PowerOn);
    }

    public override void SystemReset()
    {
        Touch();
        _registers.Port92InitNow = false;
    }

    // The device decodes no address line: a wide access reaches it once for each byte.
    public uint ReadPort(int offset, int width) => _registers.Port92;

    public void WritePort(int offset, int width, uint value)
    {
        Touch();
        bool before = _registers.Port92InitNow;
        _registers.Write(0, 1, value);
        if (!before && _registers.Port92InitNow)
        {
            outputs.RequestSystemReset(); // which opens the gate, whatever was written
        }
        else
        {
            outputs.SetAddressLine20(_registers.Port92AltA20Gate);
        }
    }
}
