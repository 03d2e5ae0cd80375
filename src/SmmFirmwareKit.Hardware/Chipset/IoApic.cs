// The I/O APIC at 0xFEC00000: its redirection table turns interrupt lines into vectors at local APICs.
using System.Buffers.Binary;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware;

/// <summary>82093AA with 24 inputs (Intel 82093AA datasheet §3.2; QEMU hw/intc/ioapic.c). Physical destinations, fixed delivery.</summary>
public sealed class IoApic(Journal journal, Action<uint, byte> deliver) : Device(journal)
{
    private const int SelectOffset = IoApicWindowRegisters.IoregselOffset;
    private const int WindowOffset = IoApicWindowRegisters.IowinOffset;

    private readonly IoApicWindowRegisters _window = new();
    private readonly IoApicRegisters _registers = new();
    private uint _lines;

    public override int StateSize => IoApicWindowRegisters.StateSize + IoApicRegisters.StateSize + 4;

    // Each index is four bytes of the registers.
    private int SelectedOffset => (int)_window.IoregselIndex * 4;

    public override void Save(Span<byte> destination)
    {
        _window.Bytes.CopyTo(destination);
        destination = destination[IoApicWindowRegisters.StateSize..];
        _registers.Bytes.CopyTo(destination);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[IoApicRegisters.StateSize..], _lines);
    }

    public override void Load(ReadOnlySpan<byte> source)
    {
        source[..IoApicWindowRegisters.StateSize].CopyTo(_window.Bytes);
        source = source[IoApicWindowRegisters.StateSize..];
        source[..IoApicRegisters.StateSize].CopyTo(_registers.Bytes);
        _lines = BinaryPrimitives.ReadUInt32LittleEndian(source[IoApicRegisters.StateSize..]);
    }

    public override void PowerOn()
    {
        Touch();
        _lines = 0;
        SystemReset();
    }

    public override void SystemReset()
    {
        Touch();
        _window.Reset(ResetDomain.System);
        _registers.Reset(ResetDomain.System);
    }

    public uint Read(int offset, int width)
    {
        RequireWord(offset, width);
        return offset == SelectOffset ? _window.Ioregsel : _registers.Read(Declared(), 4);
    }

    public void Write(int offset, int width, uint value)
    {
        RequireWord(offset, width);
        Touch();
        if (offset == SelectOffset)
        {
            _window.Write(SelectOffset, 4, value);
            return;
        }

        int selected = Declared();
        _registers.Write(selected, 4, value);
        if (selected >= IoApicRegisters.IoredtblOffset)
        {
            AfterEntryWrite((selected - IoApicRegisters.IoredtblOffset) / 8);
        }
    }

    /// <summary>An input changed level.</summary>
    public void SetLine(int input, bool high)
    {
        Touch();
        bool rises = high && (_lines >> input & 1) == 0;
        _lines = high ? _lines | 1u << input : _lines & ~(1u << input);
        if (_registers.IoredtblTriggerMode(input) || rises)
        {
            Serve(input);
        }
    }

    /// <summary>A local APIC finished with a vector: level inputs that are still high are sent again.</summary>
    public void EndOfInterrupt(byte vector)
    {
        for (int input = 0; input < IoApicRegisters.Inputs; input++)
        {
            if (_registers.IoredtblRemoteIrr(input) && _registers.IoredtblIntvec(input) == vector)
            {
                Touch();
                _registers.SetIoredtblRemoteIrr(input, false);
                Serve(input);
            }
        }
    }

    // An edge that came while the entry was masked is gone (82093AA §3.2.4, Interrupt Mask); a level is still there.
    private void AfterEntryWrite(int input)
    {
        if (_registers.IoredtblTriggerMode(input))
        {
            Serve(input);
        }
        else
        {
            _registers.SetIoredtblRemoteIrr(input, false);
        }
    }

    private void Serve(int input)
    {
        if ((_lines >> input & 1) == 0 || _registers.IoredtblMask(input) || _registers.IoredtblRemoteIrr(input))
        {
            return;
        }

        if (_registers.IoredtblDelmod(input) > 1 || _registers.IoredtblDestmod(input))
        {
            throw new ExecutionException("SFK7011", $"I/O APIC input {input} is programmed for a delivery or destination mode that is not modelled; use fixed delivery to a physical destination");
        }

        _registers.SetIoredtblRemoteIrr(input, _registers.IoredtblTriggerMode(input));
        deliver(_registers.IoredtblDestination(input), (byte)_registers.IoredtblIntvec(input));
    }

    private static void RequireWord(int offset, int width)
    {
        if (width != 4 || offset is not (SelectOffset or WindowOffset))
        {
            throw new ExecutionException("SFK7012", $"an access of {width} bytes at I/O APIC offset 0x{offset:X}; only 32-bit accesses to IOREGSEL (0) and IOWIN (0x10) exist");
        }
    }

    private int Declared() => IoApicRegisters.IsDeclared(SelectedOffset)
        ? SelectedOffset
        : throw new ExecutionException("SFK7012", $"I/O APIC register 0x{_window.IoregselIndex:X} was touched; it does not exist or is not modelled");
}
