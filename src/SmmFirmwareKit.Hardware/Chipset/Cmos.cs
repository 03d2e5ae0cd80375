// The battery-backed bytes behind ports 0x70 and 0x71; the clock in front of them is left out.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware;

/// <summary>CMOS RAM as q35 fills it (QEMU hw/i386/pc.c, pc_cmos_init).</summary>
public sealed class Cmos : Device, IPortTarget
{
    public const int IndexPort = 0x70;

    /// <summary>Shutdown status; 0xFE means S3 resume to OVMF.</summary>
    public const int ShutdownStatus = 0x0F;

    /// <summary>Number of CPUs present, less one.</summary>
    public const int CpuCount = 0x5F;

    private const int Size = 128;
    private const int IndexMask = Size - 1;
    private const int FirstByte = 0x0E;
    private const ulong KiB = 1 << 10;
    private const ulong Block64K = 64 * KiB;
    private const ulong SixteenMiB = 16UL << 20;

    private readonly byte[] _state = new byte[Size + 1];
    private readonly ChipsetConfiguration _configuration;

    public Cmos(Journal journal, ChipsetConfiguration configuration)
        : base(journal)
    {
        _configuration = configuration;
    }

    public override int StateSize => _state.Length;

    private ref byte Index => ref _state[Size];

    public override void Save(Span<byte> destination) => _state.CopyTo(destination);

    public override void Load(ReadOnlySpan<byte> source) => source.CopyTo(_state);

    public override void PowerOn()
    {
        Touch();
        _state.AsSpan().Clear();
        ulong low = _configuration.LowRamBytes;
        Store(0x15, 640, 2);
        Store(0x17, Math.Min((low / KiB) - 1024, 0xFFFF), 2);
        Store(0x30, Math.Min((low / KiB) - 1024, 0xFFFF), 2);
        Store(0x34, low > SixteenMiB ? Math.Min((low - SixteenMiB) / Block64K, 0xFFFF) : 0, 2);
        Store(0x5B, (_configuration.RamBytes - low) / Block64K, 3);
        SetCpuCount(_configuration.BootCpus);
    }

    // The bytes have a battery; only the address latch is not worth keeping, and nobody can read it.
    public override void SystemReset()
    {
    }

    /// <summary>Tells firmware how many CPUs there are; 0 stands for more than a byte holds.</summary>
    public void SetCpuCount(int cpus)
    {
        Touch();
        _state[CpuCount] = cpus > 256 ? (byte)0 : (byte)(cpus - 1);
    }

    // The index cannot be read back.
    public uint ReadPort(int offset, int width) => offset == 0 ? 0xFFu : _state[Selected("read")];

    public void WritePort(int offset, int width, uint value)
    {
        Touch();
        if (offset == 0)
        {
            Index = (byte)((int)value & IndexMask);
        }
        else
        {
            _state[Selected("written")] = (byte)value;
        }
    }

    private int Selected(string access) => Index >= FirstByte
        ? Index
        : throw new ExecutionException("SFK7104", $"CMOS register 0x{Index:X2} {access}: the real-time clock is not modelled, only the bytes from 0x{FirstByte:X2} on; keep time from the PM timer");

    private void Store(int at, ulong value, int bytes)
    {
        for (int i = 0; i < bytes; i++)
        {
            _state[at + i] = (byte)(value >> (i * 8));
        }
    }
}
