// The I/O APIC at 0xFEC00000: its redirection table turns interrupt lines into messages to local APICs.
using System.Buffers.Binary;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware;

/// <summary>What the I/O APIC puts on the bus for an input.</summary>
/// <param name="Destination">APIC id, all ones for everybody; or a logical destination.</param>
/// <param name="IsLogical">How local APICs match it.</param>
/// <param name="Mode">What they are to do.</param>
/// <param name="Vector">Of the interrupt.</param>
public readonly record struct IoApicMessage(byte Destination, bool IsLogical, DeliveryMode Mode, byte Vector);

/// <summary>82093AA with 24 inputs and an EOI register (Intel 82093AA datasheet §3.2; QEMU hw/intc/ioapic.c).</summary>
/// <remarks>
/// As in QEMU an input is noticed under the trigger mode it has when it changes: a level that came in edge mode stays unnoticed
/// when the entry turns to level mode, and one that came in level mode is sent as an edge when the entry turns to edge mode.
/// </remarks>
public sealed class IoApic(Journal journal, Action<IoApicMessage> deliver) : Device(journal)
{
    private const int SelectOffset = IoApicWindowRegisters.IoregselOffset;
    private const int WindowOffset = IoApicWindowRegisters.IowinOffset;
    private const int EoiOffset = IoApicWindowRegisters.EoirOffset;

    // The page shows its registers sixteen times.
    private const int DecodedMask = 0xFF;

    private readonly IoApicWindowRegisters _window = new();
    private readonly IoApicRegisters _registers = new();
    private uint _pending;

    public override int StateSize => IoApicWindowRegisters.StateSize + IoApicRegisters.StateSize + 4;

    /// <summary>Where the selected register begins in them: each index is four bytes.</summary>
    internal int SelectedOffset => (int)_window.IoregselIndex * 4;

    public override void Save(Span<byte> destination)
    {
        _window.Bytes.CopyTo(destination);
        destination = destination[IoApicWindowRegisters.StateSize..];
        _registers.Bytes.CopyTo(destination);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[IoApicRegisters.StateSize..], _pending);
    }

    public override void Load(ReadOnlySpan<byte> source)
    {
        source[..IoApicWindowRegisters.StateSize].CopyTo(_window.Bytes);
        source = source[IoApicWindowRegisters.StateSize..];
        source[..IoApicRegisters.StateSize].CopyTo(_registers.Bytes);
        _pending = BinaryPrimitives.ReadUInt32LittleEndian(source[IoApicRegisters.StateSize..]);
    }

    public override void PowerOn() => SystemReset();

    public override void SystemReset()
    {
        Touch();
        _pending = 0;
        _window.Reset(ResetDomain.System);
        _registers.Reset(ResetDomain.System);
    }

    /// <summary>Reads up to 4 bytes, aligned; zero where nothing is.</summary>
    public uint Read(int offset, int width) => (offset & DecodedMask) switch
    {
        SelectOffset => PortBus.Truncate(_window.Ioregsel, width),
        WindowOffset when width == 4 => _registers.Read(SelectedOffset, 4),
        _ => 0,
    };

    /// <summary>Writes up to 4 bytes, aligned; IOREGSEL takes any width.</summary>
    public void Write(int offset, int width, uint value)
    {
        Touch();
        switch (offset & DecodedMask)
        {
            case SelectOffset:
                _window.Write(SelectOffset, 4, value);
                break;
            case WindowOffset when width == 4 && IoApicRegisters.IsDeclared(SelectedOffset):
                WriteSelected(SelectedOffset, value);
                break;
            case EoiOffset when width == 4 && value <= byte.MaxValue:
                EndOfInterrupt((byte)value);
                break;
            default:
                break;
        }
    }

    /// <summary>Faults with SFK7012 if software has no business with an access: what QEMU then does is its own affair.</summary>
    public void RequireRegister(int offset, int width)
    {
        if (width != 4 || offset is not (SelectOffset or WindowOffset or EoiOffset))
        {
            throw new ExecutionException("SFK7012", $"an access of {width} bytes at I/O APIC offset 0x{offset:X}; only 32-bit accesses to IOREGSEL (0), IOWIN (0x10) and EOIR (0x40) exist");
        }

        if (offset == WindowOffset && !IoApicRegisters.IsDeclared(SelectedOffset))
        {
            throw new ExecutionException("SFK7012", $"I/O APIC register 0x{_window.IoregselIndex:X} was touched; it does not exist");
        }
    }

    /// <summary>An input changed level.</summary>
    public void SetLine(int input, bool high)
    {
        Touch();
        bool level = _registers.IoredtblTriggerMode(input);
        if (high && (level || !_registers.IoredtblMask(input)))
        {
            _pending |= 1u << input;
            Serve();
        }
        else if (!high && level)
        {
            _pending &= ~(1u << input);
        }
    }

    /// <summary>Somebody finished with a vector: level inputs that are still high are sent again.</summary>
    public void EndOfInterrupt(byte vector)
    {
        for (int input = 0; input < IoApicRegisters.Inputs; input++)
        {
            if (_registers.IoredtblRemoteIrr(input) && _registers.IoredtblIntvec(input) == vector)
            {
                Touch();
                _registers.SetIoredtblRemoteIrr(input, false);
                Serve();
            }
        }
    }

    private void WriteSelected(int selected, uint value)
    {
        _registers.Write(selected, 4, value);
        _registers.Ioapicarb = _registers.Ioapicid;
        if (selected < IoApicRegisters.IoredtblOffset)
        {
            return;
        }

        int input = (selected - IoApicRegisters.IoredtblOffset) / 8;
        if (!_registers.IoredtblTriggerMode(input))
        {
            _registers.SetIoredtblRemoteIrr(input, false);
        }

        Serve();
    }

    // An edge that comes while the entry is masked is gone (82093AA §3.2.4, Interrupt Mask); what is pending waits for the mask to open.
    private void Serve()
    {
        for (int input = 0; input < IoApicRegisters.Inputs; input++)
        {
            if ((_pending >> input & 1) != 0 && !_registers.IoredtblMask(input) && !_registers.IoredtblRemoteIrr(input))
            {
                Send(input);
            }
        }
    }

    private void Send(int input)
    {
        if (_registers.IoredtblTriggerMode(input))
        {
            _registers.SetIoredtblRemoteIrr(input, true);
        }
        else
        {
            _pending &= ~(1u << input);
        }

        deliver(new IoApicMessage(
            (byte)_registers.IoredtblDestination(input),
            _registers.IoredtblDestmod(input),
            (DeliveryMode)_registers.IoredtblDelmod(input),
            (byte)_registers.IoredtblIntvec(input)));
    }
}
