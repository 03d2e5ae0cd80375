// The battery-backed bytes behind ports 0x70 and 0x71; the clock in front of them is left out.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware;

/// <summary>CMOS RAM as q35 fills it (QEMU hw/i386/pc.c, pc_cmos_init).</summary>
public sealed class Cmos : Device, IPortTarget
{
    public const int IndexPort = 0x70;

    /// <summary>Shutdown status.</summary>
    public const int ShutdownStatus = 0x0F;

    /// <summary>What <see cref="ShutdownStatus"/> holds while the machine sleeps.</summary>
    public const byte ResumeFromS3 = 0xFE;

    /// <summary>Number of CPUs present, less one.</summary>
    public const int CpuCount = 0x5F;

    private const int Century = 0x32;
    private const int CenturyOfPs2 = 0x37;
    private const int FirstByte = CmosRegisters.FirstByte;
    private const ulong KiB = 1 << 10;
    private const ulong Block64K = 64 * KiB;
    private const ulong SixteenMiB = 16UL << 20;

    private readonly CmosRegisters _registers = new();
    private readonly ChipsetConfiguration _configuration;

    public Cmos(Journal journal, ChipsetConfiguration configuration)
        : base(journal)
    {
        _configuration = configuration;
    }

    /// <summary>Which byte port 0x71 is.</summary>
    internal int Index => (int)_registers.RtcIndexIndex;

    public override int StateSize => CmosRegisters.StateSize;

    public override void Save(Span<byte> destination) => _registers.Bytes.CopyTo(destination);

    public override void Load(ReadOnlySpan<byte> source) => source.CopyTo(_registers.Bytes);

    public override void PowerOn()
    {
        Touch();
        _registers.Reset(ResetDomain.PowerOn);
        ulong low = _configuration.LowRamBytes;
        ulong extended = Math.Min((low / KiB) - 1024, ushort.MaxValue);
        Store(0x15, 2, 640);
        Store(0x17, 2, extended);
        Store(0x30, 2, extended);
        Store(0x34, 2, low > SixteenMiB ? Math.Min((low - SixteenMiB) / Block64K, ushort.MaxValue) : 0);
        Store(0x5B, 3, (_configuration.RamBytes - low) / Block64K);
        SetCpuCount(_configuration.BootCpus);
    }

    // The bytes have a battery, and nobody can read the index. QEMU keeps the shutdown status only when the machine slept
    // (hw/rtc/mc146818rtc.c, rtc_reset_enter).
    public override void SystemReset()
    {
        if (_registers.Bytes[ShutdownStatus] != ResumeFromS3)
        {
            Touch();
            Store(ShutdownStatus, 1, 0);
        }
    }

    /// <summary>Tells firmware how many CPUs there are; 0 stands for more than a byte holds.</summary>
    public void SetCpuCount(int cpus)
    {
        Touch();
        Store(CpuCount, 1, cpus > 256 ? 0 : (ulong)(cpus - 1));
    }

    // The index cannot be read back. A dword at 0x70 is index, data, index, data: only the lowest address line is decoded.
    public uint ReadPort(int offset, int width) => IsIndex(offset) ? 0xFFu : _registers.Read(Selected("read"), 1);

    public void WritePort(int offset, int width, uint value)
    {
        Touch();
        _registers.Write(IsIndex(offset) ? CmosRegisters.RtcIndexOffset : Selected("written"), 1, value);
    }

    private static bool IsIndex(int offset) => (offset & 1) == 0;

    private int Selected(string access) => Index >= FirstByte && Index is not (Century or CenturyOfPs2)
        ? Index
        : throw new ExecutionException("SFK7104", $"CMOS register 0x{Index:X2} {access}: the real-time clock is not modelled, only the bytes from 0x{FirstByte:X2} on that are not its centuries; keep time from the PM timer");

    private void Store(int at, int bytes, ulong value)
    {
        for (int i = 0; i < bytes; i++)
        {
            _registers.Bytes[at + i] = (byte)(value >> (i * 8));
        }
    }
}
