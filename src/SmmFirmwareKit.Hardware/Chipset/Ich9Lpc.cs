// The LPC bridge: where the power management block is, which interrupt the SCI takes, and the SMI lock.
using System.Buffers.Binary;
using SmmFirmwareKit.Execution;
using R = SmmFirmwareKit.Hardware.Ich9LpcRegisters;

namespace SmmFirmwareKit.Hardware;

/// <summary>PCI function 00:1f.0.</summary>
public sealed class Ich9Lpc : PciFunction
{
    /// <summary><see cref="PowerManagementBase"/> while ACPI_EN is clear: no port is within 128 of it.</summary>
    private const int NotDecoded = -0x10000;

    private readonly IChipsetOutputs _outputs;
    private int _sciLine = 9;
    private bool _sciLevel;

    public Ich9Lpc(Journal journal, IChipsetOutputs outputs)
        : base(journal, R.Block)
    {
        _outputs = outputs;
        PowerOn();
    }

    public override int StateSize => ConfigSize + 8;

    /// <summary>First port of the power management block.</summary>
    public int PowerManagementBase { get; private set; } = NotDecoded;

    /// <summary>GEN_PMCON_1.SMI_LOCK.</summary>
    public bool SmiLock => Registers.IsSet(R.SmiLock);

    /// <summary>Base of the chipset configuration registers, 0 while disabled.</summary>
    public uint RootComplexBase => Registers.IsSet(R.RcbaEnable) ? (uint)Registers.Get(R.RcbaAddress) << R.RcbaAddress.Bit : 0;

    /// <summary>Called after a write that makes the hardware look at SMI_LOCK.</summary>
    public Action? PmConfigurationWritten { get; set; }

    /// <summary>Called after anything that could move the address map.</summary>
    public Action? MapChanged { get; set; }

    public override void Save(Span<byte> destination)
    {
        Registers.Bytes.CopyTo(destination);
        BinaryPrimitives.WriteInt32LittleEndian(destination[ConfigSize..], _sciLine);
        BinaryPrimitives.WriteInt32LittleEndian(destination[(ConfigSize + 4)..], _sciLevel ? 1 : 0);
    }

    public override void Load(ReadOnlySpan<byte> source)
    {
        source[..ConfigSize].CopyTo(Registers.Bytes);
        _sciLine = BinaryPrimitives.ReadInt32LittleEndian(source[ConfigSize..]);
        _sciLevel = BinaryPrimitives.ReadInt32LittleEndian(source[(ConfigSize + 4)..]) != 0;
        PowerManagementBase = DecodedBase();
        MapChanged?.Invoke();
    }

    public override void PowerOn()
    {
        Touch();
        Registers.PowerOn();
        _sciLevel = false;
        Decode();
        MapChanged?.Invoke();
    }

    public override void SystemReset()
    {
        Touch();
        Registers.SystemReset();
        SetSci(false);
        Decode();
        MapChanged?.Invoke();
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
        Registers.Write(offset, width, value);
        if (Overlaps(offset, width, R.Pmbase) || Overlaps(offset, width, R.AcpiCntl))
        {
            Decode();
        }

        if (offset < R.PmConfiguration.End.Value && offset + width > R.PmConfiguration.Start.Value)
        {
            PmConfigurationWritten?.Invoke();
        }

        if (Overlaps(offset, width, R.Rcba))
        {
            MapChanged?.Invoke();
        }
    }

    private int DecodedBase() =>
        Registers.IsSet(R.AcpiEn) ? (int)Registers.Get(R.PmbaseAddress) << R.PmbaseAddress.Bit : NotDecoded;

    private void Decode()
    {
        PowerManagementBase = DecodedBase();
        int line = Route((int)Registers.Get(R.SciIrqSel));
        if (line != _sciLine && _sciLevel)
        {
            _outputs.SetInterruptLine(_sciLine, level: false);
            _outputs.SetInterruptLine(line, level: true);
        }

        _sciLine = line;
    }

    // ACPI_CNTL.SCI_IRQ_SEL (ICH9 datasheet 13.1.14); reserved values leave the route as it was.
    private int Route(int selected) => selected switch
    {
        0 => 9,
        1 => 10,
        2 => 11,
        4 => 20,
        5 => 21,
        _ => _sciLine,
    };
}
