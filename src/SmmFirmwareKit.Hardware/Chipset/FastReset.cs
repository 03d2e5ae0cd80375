// Port 0x92: the fast reset and A20 gate.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware;

/// <summary>PORT92 (ICH9 datasheet 13.7.4; QEMU hw/isa/port92.c).</summary>
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

    // QEMU clears the one bit and no other (port92_reset).
    public override void SystemReset()
    {
        Touch();
        _registers.Port92InitNow = false;
    }

    // Wider accesses come byte by byte, and every byte is the register.
    public uint ReadPort(int offset, int width) => _registers.Port92;

    // Only the rise of INIT_NOW resets. Address line 20 is never masked in this model.
    public void WritePort(int offset, int width, uint value)
    {
        Touch();
        bool before = _registers.Port92InitNow;
        _registers.Write(0, 1, value);
        if (!before && _registers.Port92InitNow)
        {
            outputs.RequestSystemReset();
        }
        else if (!_registers.Port92AltA20Gate)
        {
            throw new ExecutionException("SFK7104", "port 0x92 written with ALT_A20_GATE clear: masking address line 20 is not modelled; keep bit 1 set");
        }
    }
}
