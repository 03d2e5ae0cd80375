// RST_CNT at port 0xCF9, by which software resets the machine.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware;

/// <summary>RST_CNT (ICH9 datasheet 13.7.5; QEMU hw/isa/lpc_ich9.c, ich9_rst_cnt_write). Of a wider access only the low byte counts.</summary>
public sealed class ResetControl(Journal journal, IChipsetOutputs outputs) : Device(journal), IPortTarget
{
    public const int ResetPort = 0xCF9;

    private readonly ResetControlRegisters _registers = new();

    public override int StateSize => ResetControlRegisters.StateSize;

    public override void Save(Span<byte> destination) => _registers.Bytes.CopyTo(destination);

    public override void Load(ReadOnlySpan<byte> source) => source.CopyTo(_registers.Bytes);

    public override void PowerOn() => SystemReset();

    public override void SystemReset()
    {
        Touch();
        _registers.Reset(ResetDomain.System);
    }

    public uint ReadPort(int offset, int width) => _registers.RstCnt;

    public void WritePort(int offset, int width, uint value)
    {
        if ((value & ResetControlRegisters.RstCntRstCpuMask) != 0)
        {
            outputs.RequestSystemReset();
        }
        else
        {
            Touch();
            _registers.Write(0, 1, value);
        }
    }
}
