// The two ports by which software resets the machine: 0xCF9 and 0x92.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware;

/// <summary>RST_CNT (ICH9 datasheet 13.7.5) and PORT92 (13.7.4; QEMU hw/isa/port92.c).</summary>
public sealed class ResetControl : Device, IPortTarget
{
    public const int ResetPort = 0xCF9;
    public const int Port92 = 0x92;

    private const int Port92Offset = 1;

    private readonly ResetControlRegisters _reset = new();
    private readonly Port92Registers _port92 = new();
    private readonly IChipsetOutputs _outputs;

    public ResetControl(Journal journal, IChipsetOutputs outputs)
        : base(journal)
    {
        _outputs = outputs;
    }

    public override int StateSize => ResetControlRegisters.StateSize + Port92Registers.StateSize;

    public override void Save(Span<byte> destination)
    {
        _reset.Bytes.CopyTo(destination);
        _port92.Bytes.CopyTo(destination[ResetControlRegisters.StateSize..]);
    }

    public override void Load(ReadOnlySpan<byte> source)
    {
        source[..ResetControlRegisters.StateSize].CopyTo(_reset.Bytes);
        source[ResetControlRegisters.StateSize..].CopyTo(_port92.Bytes);
    }

    public override void PowerOn() => SystemReset();

    public override void SystemReset()
    {
        Touch();
        _reset.Reset(ResetDomain.System);
        _port92.Reset(ResetDomain.System);
    }

    public uint ReadPort(int offset, int width) => offset == Port92Offset ? _port92.Port92 : _reset.RstCnt;

    public void WritePort(int offset, int width, uint value)
    {
        Touch();
        if (offset == Port92Offset)
        {
            WritePort92(value);
        }
        else if ((value & ResetControlRegisters.RstCntRstCpuMask) != 0)
        {
            _outputs.RequestSystemReset();
        }
        else
        {
            _reset.Write(offset, width, value);
        }
    }

    // Only the rise of INIT_NOW resets. Address line 20 is never masked in this model.
    private void WritePort92(uint value)
    {
        bool before = _port92.Port92InitNow;
        _port92.Write(0, 1, value);
        if (!before && _port92.Port92InitNow)
        {
            _outputs.RequestSystemReset();
        }
        else if (!_port92.Port92AltA20Gate)
        {
            throw new ExecutionException("SFK7104", "port 0x92 written with ALT_A20_GATE clear: masking address line 20 is not modelled; keep bit 1 set");
        }
    }
}
