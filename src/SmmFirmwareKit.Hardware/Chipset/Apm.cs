// The APM ports: how software raises an SMI.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware;

/// <summary>APM_CNT 0xB2 and APM_STS 0xB3 (QEMU hw/isa/apm.c, ich9_apm_ctrl_changed).</summary>
/// <remarks>GBL_SMI_EN is not consulted, and a system reset leaves both bytes alone.</remarks>
public sealed class Apm : Device, IPortTarget
{
    public const int ControlPort = 0xB2;

    private const byte AcpiEnable = 2;
    private const byte AcpiDisable = 3;

    private readonly ApmRegisters _registers = new();
    private readonly Ich9Pm _pm;
    private readonly SmiFeatures _features;
    private readonly IChipsetOutputs _outputs;

    public Apm(Journal journal, Ich9Pm pm, SmiFeatures features, IChipsetOutputs outputs)
        : base(journal)
    {
        _pm = pm;
        _features = features;
        _outputs = outputs;
    }

    public override int StateSize => ApmRegisters.StateSize;

    /// <summary>Index of the CPU whose OUT is being carried out; -1 for nobody.</summary>
    internal int Writer { get; set; } = -1;

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
        _registers.Reset(ResetDomain.System);
    }

    // A dword reaches the two bytes twice: the device decodes one address line.
    public uint ReadPort(int offset, int width) => _registers.Read(offset % ApmRegisters.StateSize, width);

    public void WritePort(int offset, int width, uint value)
    {
        Touch();
        offset %= ApmRegisters.StateSize;
        _registers.Write(offset, width, value);
        if (offset == ApmRegisters.ApmCntOffset)
        {
            Command((byte)value);
        }
    }

    private void Command(byte value)
    {
        if (value is AcpiEnable or AcpiDisable)
        {
            _pm.SetAcpiMode(value == AcpiEnable);
        }
        else if (_pm.ApmcEnabled)
        {
            RaiseSmi();
        }
    }

    private void RaiseSmi()
    {
        if (_features.BroadcastNegotiated)
        {
            _outputs.BroadcastSmi();
        }
        else if (Writer >= 0)
        {
            _outputs.RaiseSmi(Writer);
        }
        else
        {
            throw new ExecutionException("SFK7106", "APM_CNT was written by nobody while broadcast SMI is not negotiated, so no CPU can take the SMI; write it from a CPU");
        }
    }
}
