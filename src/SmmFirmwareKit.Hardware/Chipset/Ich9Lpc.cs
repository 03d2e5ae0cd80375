// The LPC bridge: where the power management block is, which interrupt the SCI takes, and the SMI lock.
using System.Buffers.Binary;
using SmmFirmwareKit.Execution;
using R = SmmFirmwareKit.Hardware.Ich9LpcRegisters;

namespace SmmFirmwareKit.Hardware;

/// <summary>PCI function 00:1f.0.</summary>
public sealed class Ich9Lpc : PciFunction
{
    /// <summary><see cref="PowerManagementBase"/> while ACPI_EN is clear, or the base is zero: no port is within 128 of it.</summary>
    private const int NotDecoded = -0x10000;

    // A write anywhere here makes QEMU look at SMI_LOCK again (ich9_lpc_config_write).
    private const int PmConfiguration = 0xA0;
    private const int PmConfigurationEnd = 0xA8;

    private readonly Ich9LpcRegisters _registers;
    private readonly IChipsetOutputs _outputs;
    private int _sciLine = 9;
    private bool _sciLevel;
    private bool _tsegInFront;

    public Ich9Lpc(Journal journal, IChipsetOutputs outputs)
        : this(journal, outputs, new Ich9LpcRegisters())
    {
    }

    private Ich9Lpc(Journal journal, IChipsetOutputs outputs, Ich9LpcRegisters registers)
        : base(journal, registers)
    {
        _registers = registers;
        _outputs = outputs;
        PowerOn();
    }

    public override int StateSize => ConfigSize + 12;

    /// <summary>First port of the power management block.</summary>
    public int PowerManagementBase { get; private set; } = NotDecoded;

    /// <summary>GEN_PMCON_1.SMI_LOCK.</summary>
    public bool SmiLock => _registers.GenPmcon1SmiLock;

    /// <summary>The window of the chipset configuration registers; size 0 while disabled.</summary>
    public (uint Base, uint Size) RootComplexWindow => (_registers.Rcba & R.RcbaBaMask, _registers.RcbaEn ? (uint)RootComplex.WindowSize : 0);

    /// <summary>Whether TSEG was placed after that window. QEMU shows the one of the two that was placed last.</summary>
    public bool TsegInFront => _tsegInFront;

    /// <summary>Called after a write that makes the hardware look at SMI_LOCK.</summary>
    public Action? PmConfigurationWritten { get; set; }

    /// <summary>Called after anything that could move the address map.</summary>
    public Action? MapChanged { get; set; }

    public override void Save(Span<byte> destination)
    {
        _registers.Bytes.CopyTo(destination);
        BinaryPrimitives.WriteInt32LittleEndian(destination[ConfigSize..], _sciLine);
        BinaryPrimitives.WriteInt32LittleEndian(destination[(ConfigSize + 4)..], _sciLevel ? 1 : 0);
        BinaryPrimitives.WriteInt32LittleEndian(destination[(ConfigSize + 8)..], _tsegInFront ? 1 : 0);
    }

    public override void Load(ReadOnlySpan<byte> source)
    {
        source[..ConfigSize].CopyTo(_registers.Bytes);
        _sciLine = BinaryPrimitives.ReadInt32LittleEndian(source[ConfigSize..]);
        _sciLevel = BinaryPrimitives.ReadInt32LittleEndian(source[(ConfigSize + 4)..]) != 0;
        _tsegInFront = BinaryPrimitives.ReadInt32LittleEndian(source[(ConfigSize + 8)..]) != 0;
        PowerManagementBase = DecodedBase();
        MapChanged?.Invoke();
    }

    public override void PowerOn()
    {
        Touch();
        _registers.Reset(ResetDomain.PowerOn);
        _sciLevel = false;
        Decode();
        MapChanged?.Invoke();
    }

    public override void SystemReset()
    {
        Touch();
        _registers.Reset(ResetDomain.System);
        SetSci(false);
        Decode();
        MapChanged?.Invoke();
    }

    /// <summary>The memory controller has placed TSEG.</summary>
    public void TsegPlaced()
    {
        Touch();
        _tsegInFront = true;
    }

    /// <summary>The power management block asks for this SCI level.</summary>
    public void SetSci(bool level)
    {
        if (level != _sciLevel)
        {
            Touch();
            _sciLevel = level;
            _outputs.SetInterruptLine(_sciLine, level);
        }
    }

    protected override void Write(int offset, int width, uint value)
    {
        _registers.Write(offset, width, value);
        if (R.TouchesPmbase(offset, width) || R.TouchesAcpiCntl(offset, width))
        {
            Decode();
        }

        if (offset < PmConfigurationEnd && offset + width > PmConfiguration)
        {
            PmConfigurationWritten?.Invoke();
        }

        if (R.TouchesRcba(offset, width))
        {
            _tsegInFront = false;
            MapChanged?.Invoke();
        }
    }

    private int DecodedBase() =>
        _registers.AcpiCntlAcpiEn && (_registers.Pmbase & R.PmbaseBaseMask) is var start and not 0 ? (int)start : NotDecoded;

    private void Decode()
    {
        PowerManagementBase = DecodedBase();
        int line = Route(_registers.AcpiCntlSciIrqSel);
        if (line != _sciLine && _sciLevel)
        {
            _outputs.SetInterruptLine(_sciLine, level: false);
            _outputs.SetInterruptLine(line, level: true);
        }

        _sciLine = line;
    }

    // ACPI_CNTL.SCI_IRQ_SEL (ICH9 datasheet 13.1.14); reserved values leave the route as it was.
    private int Route(uint selected) => selected switch
    {
        0 => 9,
        1 => 10,
        2 => 11,
        4 => 20,
        5 => 21,
        _ => _sciLine,
    };
}
