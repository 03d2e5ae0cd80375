// The power management block: PM1, timer, GPE0 and SMI_EN; TCO is its watchdog's.
using System.Buffers.Binary;
using SmmFirmwareKit.Execution;
using R = SmmFirmwareKit.Hardware.Ich9PmRegisters;

namespace SmmFirmwareKit.Hardware;

/// <summary>The 128 ports at PMBASE (QEMU hw/acpi/ich9.c, hw/acpi/core.c).</summary>
public sealed class Ich9Pm : Device, IPortTarget
{
    /// <summary>Ports decoded while ACPI_EN is set.</summary>
    public const int DecodedPorts = R.Ports;

    /// <summary>GPE0 bit that CPU hot-plug events set.</summary>
    public const int CpuHotplugGpe = 2;

    private readonly Ich9PmRegisters _registers = new();
    private readonly Ich9Lpc _lpc;
    private readonly IChipsetOutputs _outputs;
    private readonly TcoWatchdog _tco;
    private readonly Func<ulong> _clock;
    private readonly bool _smm;
    private readonly bool _acpiModeFixed;
    private ulong _overflowDue;

    public Ich9Pm(Journal journal, Ich9Lpc lpc, IChipsetOutputs outputs, Func<ulong> clock, ChipsetConfiguration configuration)
        : base(journal)
    {
        _lpc = lpc;
        _outputs = outputs;
        _tco = new TcoWatchdog(_registers, clock, outputs);
        _clock = clock;
        _smm = configuration.Smm;
        _acpiModeFixed = !configuration.Smm && configuration.AcpiModeFixedWithoutSmm;
        _lpc.PmConfigurationWritten = LatchSmiLock;
        PowerOn();
    }

    public override int StateSize => R.StateSize + 8 + TcoWatchdog.StateSize;

    /// <summary>SMI_EN.APMC_EN: a write to APM_CNT raises an SMI.</summary>
    public bool ApmcEnabled => _registers.SmiEnApmcEn;

    /// <summary>Virtual time of the next timer overflow that software asked to hear of; <see cref="ulong.MaxValue"/> if none.</summary>
    public ulong NextTimerEvent => _registers.Pm1EnTmrofEn && !_registers.Pm1StsTmrofSts ? _overflowDue : ulong.MaxValue;

    /// <summary>The ranges of the block, relative to PMBASE, with the widths each accepts.</summary>
    internal PortRange[] Ranges() =>
    [
        new(0x00, 4, this, Bias: 0x00, MaxWidth: 2),
        new(0x04, 2, this, Bias: 0x04, MaxWidth: 2),
        new(0x08, 4, this, Bias: 0x08),
        new(0x20, 16, this, Bias: 0x20, PieceMax: 1),
        new(0x30, 8, this, Bias: 0x30, MinWidth: 4),
        new(0x60, 32, this, Bias: 0x60, PieceMax: 2),
    ];

    public override void Save(Span<byte> destination)
    {
        _registers.Bytes.CopyTo(destination);
        BinaryPrimitives.WriteUInt64LittleEndian(destination[R.StateSize..], _overflowDue);
        _tco.Save(destination[(R.StateSize + 8)..]);
    }

    public override void Load(ReadOnlySpan<byte> source)
    {
        source[..R.StateSize].CopyTo(_registers.Bytes);
        _overflowDue = BinaryPrimitives.ReadUInt64LittleEndian(source[R.StateSize..]);
        _tco.Load(source[(R.StateSize + 8)..]);
    }

    public override void PowerOn()
    {
        Touch();
        _tco.PowerOn();
        Reset(ResetDomain.PowerOn);
    }

    public override void SystemReset()
    {
        Touch();
        Reset(ResetDomain.System);
    }

    private void Reset(ResetDomain reach)
    {
        _registers.Reset(reach);
        _overflowDue = 0;
        if (!_smm)
        {
            // Without SMM there is nobody to hand over: QEMU starts with APMC_EN on, and in ACPI mode.
            _registers.SmiEnApmcEn = true;
            _registers.Pm1CntSciEn = _acpiModeFixed;
        }

        UpdateSci();
    }

    /// <summary>Lets time act: sets TMROF_STS if it is due, and moves the SCI with it.</summary>
    public void UpdateSci()
    {
        UpdateTimerStatus();
        uint fixedEvents = (uint)(_registers.Pm1Sts & _registers.Pm1En) & (R.Pm1StsTmrofStsMask | R.Pm1StsPwrbtnStsMask);
        uint generalEvents = _registers.Gpe0Sts7To0 & _registers.Gpe0En7To0;
        _lpc.SetSci((fixedEvents | generalEvents) != 0);
    }

    /// <summary>A general purpose event.</summary>
    public void RaiseGpe(int bit)
    {
        Touch();
        _registers.Gpe0Sts7To0 |= 1U << bit;
        UpdateSci();
    }

    /// <summary>The operator presses the power button; without PWRBTN_EN nothing notices.</summary>
    public void PressPowerButton()
    {
        if (_registers.Pm1EnPwrbtnEn)
        {
            Touch();
            _registers.Pm1StsPwrbtnSts = true;
            UpdateSci();
        }
    }

    /// <summary>ACPI enable or disable through APM_CNT. A machine without SMM is in ACPI mode for good.</summary>
    public void SetAcpiMode(bool on)
    {
        if (!_acpiModeFixed)
        {
            Touch();
            _registers.Pm1CntSciEn = on;
        }
    }

    public uint ReadPort(int offset, int width)
    {
        UpdateTimers();
        return offset switch
        {
            >= R.TcoRldOffset => _tco.Read(offset, width),
            _ when R.TouchesPm1Tmr(offset, 1) => PmTimer.Counter(_clock()),
            _ => _registers.Read(WithoutAlias(offset), width),
        };
    }

    public void WritePort(int offset, int width, uint value)
    {
        Touch();
        UpdateTimers();
        if (offset >= R.TcoRldOffset)
        {
            _tco.Write(offset, width, value);
        }
        else
        {
            WriteEvents(WithoutAlias(offset), width, value);
        }
    }

    private void WriteEvents(int offset, int width, uint value)
    {
        bool overflowed = _registers.Pm1StsTmrofSts;
        _registers.Write(offset, width, value);
        if (overflowed && !_registers.Pm1StsTmrofSts)
        {
            _overflowDue = PmTimer.NextOverflow(_clock());
        }

        UpdateSci();
        if (offset == R.Pm1CntOffset && (value & R.Pm1CntSlpEnMask) != 0)
        {
            Sleep();
        }
    }

    // PM1_CNT ignores bit 0 of the address, so a byte read of PM1_CNT+1 gives the low byte [recording fuzz_ich9_1, step 1394].
    private static int WithoutAlias(int offset) => offset == R.Pm1CntOffset + 1 ? R.Pm1CntOffset : offset;

    // A write to SLP_EN is a command, not a value (QEMU acpi_pm1_cnt_write; 2 is ICH9-LPC.s4_val).
    private void Sleep()
    {
        SleepState? state = _registers.Pm1CntSlpTyp switch
        {
            0 => SleepState.SoftOff,
            1 => SleepState.SuspendToRam,
            2 => SleepState.SuspendToDisk,
            _ => null,
        };
        if (state is { } wanted)
        {
            _outputs.RequestSleep(wanted);
        }
    }

    private void UpdateTimers()
    {
        UpdateTimerStatus();
        if (_tco.IsDue)
        {
            Touch();
            _tco.TimeOut();
        }
    }

    private void UpdateTimerStatus()
    {
        if (!_registers.Pm1StsTmrofSts && _clock() >= _overflowDue)
        {
            Touch();
            _registers.Pm1StsTmrofSts = true;
        }
    }

    private void LatchSmiLock()
    {
        if (_lpc.SmiLock)
        {
            Touch();
            _registers.SmiLockLatchGblSmiEnFrozen = true;
        }
    }
}
