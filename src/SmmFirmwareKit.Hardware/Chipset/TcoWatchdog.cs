// The TCO watchdog: counts down in ticks of 0.6 s, notes each timeout, and starts again.
using System.Buffers.Binary;
using SmmFirmwareKit.Execution;
using R = SmmFirmwareKit.Hardware.Ich9PmRegisters;

namespace SmmFirmwareKit.Hardware;

/// <summary>
/// What the registers at PMBASE+0x60 do beyond storing (QEMU hw/acpi/ich9_tco.c). Timeouts are noted when somebody looks. The
/// second one in a row does not restart the machine: QEMU's pin strap <c>noreboot</c> is on by default.
/// </summary>
/// <param name="registers">The registers of the power management block.</param>
/// <param name="clock">Virtual time in nanoseconds.</param>
/// <param name="outputs">Takes the SMI of a write to TCO_DAT_IN.</param>
internal sealed class TcoWatchdog(R registers, Func<ulong> clock, IChipsetOutputs outputs)
{
    /// <summary>Bytes that <see cref="Save"/> writes.</summary>
    public const int StateSize = 9;

    private const ulong Tick = 600_000_000;
    private const ulong Stopped = ulong.MaxValue;
    private const int LeastInitialValue = 2; // ICH9 datasheet 13.9.11: 0 and 1 are ignored
    private const int FirstCpu = 0;

    private ulong _due = Stopped;
    private bool _timedOutBefore;

    private ulong Period => registers.TcoTmrInitialValue * Tick;

    /// <summary>Whether a timeout has to be noted: <see cref="TimeOut"/> does.</summary>
    public bool IsDue => clock() >= _due;

    private bool CanStart => !registers.Tco1CntTcoTmrHlt && registers.TcoTmr >= LeastInitialValue;

    public void Save(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(destination, _due);
        destination[8] = (byte)(_timedOutBefore ? 1 : 0);
    }

    public void Load(ReadOnlySpan<byte> source)
    {
        _due = BinaryPrimitives.ReadUInt64LittleEndian(source);
        _timedOutBefore = source[8] != 0;
    }

    /// <summary>To power-on state. A system reset changes nothing: a timer that runs goes on.</summary>
    public void PowerOn()
    {
        _due = Stopped;
        _timedOutBefore = false;
    }

    /// <summary>Notes every timeout up to now.</summary>
    public void TimeOut()
    {
        RefuseLoudTimeout();
        while (IsDue)
        {
            NoteTimeout();
        }
    }

    public uint Read(int offset, int width) => offset == R.TcoRldOffset && _due != Stopped
        ? (registers.TcoRld & ~R.TcoTmrInitialValueMask) | (uint)((_due - clock()) / Tick)
        : registers.Read(offset, width);

    public void Write(int offset, int width, uint value)
    {
        registers.Write(offset, width, value);
        switch (offset)
        {
            case R.TcoRldOffset:
                _timedOutBefore = false;
                StartIfPossible();
                break;
            case R.Tco1CntOffset when !StartIfPossible():
                _due = Stopped;
                break;
            case R.TcoDatInOffset:
                registers.Tco1StsSwTcoSmi = true;
                outputs.RaiseSmi(FirstCpu); // whatever SMI_EN says
                break;
            case R.TcoDatOutOffset:
                registers.Tco1StsTcoIntSts = true;
                break;
            default:
                break;
        }
    }

    private bool StartIfPossible()
    {
        if (CanStart)
        {
            Reload(clock());
        }

        return CanStart;
    }

    private void Reload(ulong now)
    {
        registers.TcoRld = registers.TcoTmr;
        _due = now + Math.Max(Period, 1); // even without a period nothing happens while time stands still
    }

    private void NoteTimeout()
    {
        registers.Tco1StsTimeout = true;
        if (_timedOutBefore)
        {
            registers.Tco2StsSecondToSts = true;
            registers.Tco2StsBootSts = true;
        }

        _timedOutBefore = !_timedOutBefore;
        Reload(_due);
    }

    private void RefuseLoudTimeout()
    {
        if (registers.SmiEnTcoEn)
        {
            throw new ExecutionException("SFK7104", "the TCO watchdog timed out with SMI_EN.TCO_EN set: its SMI at that moment is not modelled; halt the timer (TCO1_CNT.TCO_TMR_HLT), reload it in time, or clear TCO_EN");
        }

        if (Period == 0)
        {
            throw new ExecutionException("SFK7104", "the TCO watchdog runs with an initial value of 0 in TCO_TMR bits 9:0, so it times out without end; write at least 2");
        }
    }
}
