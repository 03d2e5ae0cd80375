// The two ports by which software resets the machine: 0xCF9 and 0x92.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware;

/// <summary>RST_CNT (ICH9 datasheet 13.7.5) and PORT92 (13.7.4; QEMU hw/isa/port92.c).</summary>
public sealed class ResetControl : Device, IPortTarget
{
    public const int ResetPort = 0xCF9;
    public const int Port92 = 0x92;

    private const int Port92Offset = 1;

    private static readonly RegisterField s_systemReset = RegisterField.ReadWrite("SYS_RST", 1);
    private static readonly RegisterField s_resetCpu = RegisterField.ReadOnly("RST_CPU", 2);
    private static readonly RegisterField s_fullReset = RegisterField.ReadWrite("FULL_RST", 3);
    private static readonly RegisterField s_initNow = RegisterField.ReadWrite("INIT_NOW", 0);
    private static readonly RegisterField s_a20 = RegisterField.ReadWrite("ALT_A20_GATE", 1);
    private static readonly Register s_resetControl = new("RST_CNT", 0, 1, 0, ResetDomain.System, s_systemReset, s_resetCpu, s_fullReset);
    private static readonly Register s_port92 = new("PORT92", Port92Offset, 1, 0, ResetDomain.System, s_initNow, s_a20, RegisterField.ReadWrite("RESERVED", 2, 6));
    private static readonly RegisterBlock s_block = new("reset control", 2, 0..0, s_resetControl, s_port92);

    private readonly RegisterFile _registers = new(s_block);
    private readonly IChipsetOutputs _outputs;

    public ResetControl(Journal journal, IChipsetOutputs outputs)
        : base(journal)
    {
        _outputs = outputs;
    }

    public override int StateSize => s_block.Size;

    public override void Save(Span<byte> destination) => _registers.Bytes.CopyTo(destination);

    public override void Load(ReadOnlySpan<byte> source) => source.CopyTo(_registers.Bytes);

    public override void PowerOn() => SystemReset();

    public override void SystemReset()
    {
        Touch();
        _registers.SystemReset();
    }

    public uint ReadPort(int offset, int width) => _registers.Read(offset, width);

    public void WritePort(int offset, int width, uint value)
    {
        Touch();
        if (offset == Port92Offset)
        {
            WritePort92(value);
        }
        else if (((value >> s_resetCpu.Bit) & s_resetCpu.Mask) != 0)
        {
            _outputs.RequestSystemReset();
        }
        else
        {
            _registers.Write(offset, width, value);
        }
    }

    // Only the rise of INIT_NOW resets. Address line 20 is never masked in this model.
    private void WritePort92(uint value)
    {
        bool before = _registers.IsSet(s_initNow);
        _registers.Write(Port92Offset, 1, value);
        if (!before && _registers.IsSet(s_initNow))
        {
            _outputs.RequestSystemReset();
        }
        else if (!_registers.IsSet(s_a20))
        {
            throw new ExecutionException("SFK7104", "port 0x92 written with ALT_A20_GATE clear: masking address line 20 is not modelled; keep bit 1 set");
        }
    }
}
