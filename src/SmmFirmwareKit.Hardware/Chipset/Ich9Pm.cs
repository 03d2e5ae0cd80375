// The power management block: PM1, timer, GPE0, SMI_EN and TCO.
using System.Buffers.Binary;
using SmmFirmwareKit.Execution;
using R = SmmFirmwareKit.Hardware.Ich9PmRegisters;

namespace SmmFirmwareKit.Hardware;

/// <summary>The 128 ports at PMBASE (QEMU hw/acpi/ich9.c, hw/acpi/core.c).</summary>
public sealed class Ich9Pm : Device, IPortTarget
{
    /// <summary>Ports decoded while ACPI_EN is set.</summary>
    public const int DecodedPorts = R.BlockSize;

    /// <summary>GPE0 bit that CPU hot-plug events set.</summary>
    public const int CpuHotplugGpe = 2;

    private readonly RegisterFile _registers = new(R.Block);
    private readonly Ich9Lpc _lpc;
    private readonly Func<ulong> _clock;
    private readonly bool _smm;
    private ulong _overflowDue;

    public Ich9Pm(Journal journal, Ich9Lpc lpc, Func<ulong> clock, bool smm)
        : base(journal)
    {
        _lpc = lpc;
        _clock = clock;
        _smm = smm;
        _lpc.PmConfigurationWritten = LatchSmiLock;
        PowerOn();
    }

    public override int StateSize => R.Block.Size + 8;

    /// <summary>SMI_EN.APMC_EN: a write to APM_CNT raises an SMI.</summary>
    public bool ApmcEnabled => _registers.IsSet(R.ApmcEn);

    /// <summary>Virtual time of the next timer overflow that software asked to hear of; <see cref="ulong.MaxValue"/> if none.</summary>
    public ulong NextTimerEvent => _registers.IsSet(R.TmrofEn) && !_registers.IsSet(R.TmrofSts) ? _overflowDue : ulong.MaxValue;

    /// <summary>The ranges of the block, relative to PMBASE, with the widths each accepts.</summary>
    internal PortRange[] Ranges() =>
    [
        new(0x00, 4, this, Bias: 0x00, MaxWidth: 2, PieceMin: 2),
        new(0x04, 2, this, Bias: 0x04, MaxWidth: 2, PieceMin: 2),
        new(0x08, 4, this, Bias: 0x08),
        new(0x20, 16, this, Bias: 0x20, PieceMax: 1),
        new(0x30, 8, this, Bias: 0x30, MinWidth: 4),
        new(0x60, 32, this, Bias: 0x60, PieceMax: 2),
    ];

    public override void Save(Span<byte> destination)
    {
        _registers.Bytes.CopyTo(destination);
        BinaryPrimitives.WriteUInt64LittleEndian(destination[R.Block.Size..], _overflowDue);
    }

    public override void Load(ReadOnlySpan<byte> source)
    {
        source[..R.Block.Size].CopyTo(_registers.Bytes);
        _overflowDue = BinaryPrimitives.ReadUInt64LittleEndian(source[R.Block.Size..]);
    }

    public override void PowerOn() => SystemReset();

    public override void SystemReset()
    {
        Touch();
        _registers.SystemReset();
        _overflowDue = 0;
        if (!_smm)
        {
            // Without SMM there is nobody to hand over: QEMU starts in ACPI mode with APMC_EN on.
            _registers.Set(R.ApmcEn, 1);
            _registers.Set(R.SciEn, 1);
        }

        UpdateSci();
    }

    /// <summary>Lets time act: sets TMROF_STS if it is due, and moves the SCI with it.</summary>
    public void UpdateSci()
    {
        UpdateTimerStatus();
        ulong enabled = _registers.Get(R.TmrofSts) & _registers.Get(R.TmrofEn);
        enabled |= _registers.Get(R.PwrbtnSts) & _registers.Get(R.PwrbtnEn);
        enabled |= _registers.Get(R.Gpe0StsSci) & _registers.Get(R.Gpe0EnSci);
        _lpc.SetSci(enabled != 0);
    }

    /// <summary>A general purpose event.</summary>
    public void RaiseGpe(int bit)
    {
        Touch();
        _registers.Set(R.Gpe0StsSci, _registers.Get(R.Gpe0StsSci) | (1UL << bit));
        UpdateSci();
    }

    /// <summary>The operator presses the power button; without PWRBTN_EN nothing notices.</summary>
    public void PressPowerButton()
    {
        if (_registers.IsSet(R.PwrbtnEn))
        {
            Touch();
            _registers.Set(R.PwrbtnSts, 1);
            UpdateSci();
        }
    }

    /// <summary>ACPI enable or disable through APM_CNT. A machine without SMM is always in ACPI mode.</summary>
    public void SetAcpiMode(bool on)
    {
        if (_smm)
        {
            Touch();
            _registers.Set(R.SciEn, on ? 1UL : 0);
        }
    }

    public uint ReadPort(int offset, int width)
    {
        if (!AnswersWord(ref offset))
        {
            return 0;
        }

        UpdateTimerStatus();
        return R.Block.At(offset) == R.PmTmr ? PmTimer.Counter(_clock()) : _registers.Read(offset, width);
    }

    public void WritePort(int offset, int width, uint value)
    {
        if (!AnswersWord(ref offset))
        {
            return;
        }

        Touch();
        UpdateTimerStatus();
        bool overflowed = _registers.IsSet(R.TmrofSts);
        RefuseTcoCommands(offset);
        _registers.Write(offset, width, value);
        RefuseSleep(offset, width, value);
        if (!_smm)
        {
            _registers.Set(R.SciEn, 1);
        }

        if (overflowed && !_registers.IsSet(R.TmrofSts))
        {
            _overflowDue = PmTimer.NextOverflow(_clock());
        }

        UpdateSci();
    }

    // QEMU has the PM1 registers as whole words: the event registers answer at their own address only, PM1_CNT ignores bit 0 of
    // the address. So a byte read of PM1_CNT+1 gives the low byte [recording fuzz_ich9_1, step 1394].
    private static bool AnswersWord(ref int offset)
    {
        if (offset == R.Pm1Cnt.Offset + 1)
        {
            offset--;
        }

        return offset >= R.Pm1Cnt.Offset || offset % 2 == 0;
    }

    private void UpdateTimerStatus()
    {
        if (!_registers.IsSet(R.TmrofSts) && _clock() >= _overflowDue)
        {
            Touch();
            _registers.Set(R.TmrofSts, 1);
        }
    }

    private void LatchSmiLock()
    {
        if (_lpc.SmiLock)
        {
            Touch();
            _registers.Set(R.GblSmiEnFrozen, 1);
        }
    }

    // A write to SLP_EN is a command, not a value; sleep states are no part of this model.
    private static void RefuseSleep(int offset, int width, uint value)
    {
        int bit = ((R.Pm1Cnt.Offset - offset) * 8) + R.SlpEn.Bit;
        if (offset <= R.Pm1Cnt.Offset + 1 && bit < width * 8 && bit >= 0 && (value >> bit & 1) != 0)
        {
            throw new ExecutionException("SFK7104", "PM1_CNT.SLP_EN was written with a one: sleep states are not modelled; end the run before the platform sleeps");
        }
    }

    private void RefuseTcoCommands(int offset)
    {
        if (R.Block.At(offset) == R.TcoDatIn || (R.Block.At(offset) == R.TcoRld && !_registers.IsSet(R.TcoTmrHlt)))
        {
            throw new ExecutionException("SFK7104", $"{R.Block.At(offset)!.Name} written: the TCO watchdog and its SMI are not modelled; halt the timer (TCO1_CNT.TCO_TMR_HLT) and leave TCO_DAT_IN alone");
        }
    }
}
