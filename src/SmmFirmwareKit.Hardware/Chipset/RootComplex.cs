// What lies behind RCBA: the chipset configuration registers, which QEMU only stores.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware;

/// <summary>16 KiB of storage (QEMU hw/isa/lpc_ich9.c, ich9_cc_read and ich9_cc_write), registers at 0x3000.</summary>
/// <remarks>Routing PCI interrupts and disabling functions is left out: the functions are, too.</remarks>
public sealed class RootComplex(Journal journal) : Device(journal)
{
    /// <summary>Bytes of the window.</summary>
    public const int WindowSize = 0x4000;

    /// <summary>Where the registers begin in it.</summary>
    public const int FirstRegister = 0x3000;

    private const int WrittenAt = WindowSize + RootComplexRegisters.StateSize;

    private readonly RootComplexRegisters _registers = new();
    private readonly byte[] _storage = new byte[WindowSize];
    private bool _written;

    public override int StateSize => WrittenAt + 1;

    // Most machines never write here, and need not pay for so many bytes in every digest.
    public override bool DistinguishesStates => _written;

    public override void Save(Span<byte> destination)
    {
        _storage.CopyTo(destination);
        _registers.Bytes.CopyTo(destination[WindowSize..]);
        destination[WrittenAt] = _written ? (byte)1 : (byte)0;
    }

    public override void Load(ReadOnlySpan<byte> source)
    {
        source[..WindowSize].CopyTo(_storage);
        source[WindowSize..WrittenAt].CopyTo(_registers.Bytes);
        _written = source[WrittenAt] != 0;
    }

    public override void PowerOn() => SystemReset();

    public override void SystemReset()
    {
        if (_written)
        {
            Touch();
            _written = false;
            Array.Clear(_storage);
            _registers.Reset(ResetDomain.System);
        }
    }

    /// <summary>Reads 1, 2 or 4 bytes, aligned.</summary>
    public uint Read(int offset, int width)
    {
        uint value = 0;
        for (int i = 0; i < width; i++)
        {
            int at = offset + i;
            value |= (IsRegister(at) ? _registers.Read(at - FirstRegister, 1) : _storage[at]) << (i * 8);
        }

        return value;
    }

    /// <summary>Writes 1, 2 or 4 bytes, aligned.</summary>
    public void Write(int offset, int width, uint value)
    {
        Touch();
        _written = true;
        for (int i = 0; i < width; i++)
        {
            int at = offset + i;
            byte written = (byte)(value >> (i * 8));
            if (IsRegister(at))
            {
                _registers.Write(at - FirstRegister, 1, written);
            }
            else
            {
                _storage[at] = written;
            }
        }
    }

    private static bool IsRegister(int offset) => RootComplexRegisters.IsDeclared(offset - FirstRegister);
}
