// The I/O APIC at 0xFEC00000: its redirection table turns interrupt lines into vectors at local APICs.
using System.Buffers.Binary;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware;

/// <summary>82093AA with 24 inputs (Intel 82093AA datasheet §3.2; QEMU hw/intc/ioapic.c). Physical destinations, fixed delivery.</summary>
public sealed class IoApic(Journal journal, Action<uint, byte> deliver) : Device(journal)
{
    private const int Inputs = 24;
    private const int SelectOffset = 0x00;
    private const int WindowOffset = 0x10;
    private const int LinesOffset = 12;
    private const int IdOffset = 4;
    private const int VersionOffset = 8;
    private const uint IdIndex = 0;
    private const uint VersionIndex = 1;
    private const uint TableIndex = 0x10;

    private static readonly RegisterField s_vector = RegisterField.ReadWrite("INTVEC", 0, 8);
    private static readonly RegisterField s_delivery = RegisterField.ReadWrite("DELMOD", 8, 3);
    private static readonly RegisterField s_logical = RegisterField.ReadWrite("DESTMOD", 11);
    private static readonly RegisterField s_remoteIrr = RegisterField.ReadOnly("REMOTE_IRR", 14);
    private static readonly RegisterField s_level = RegisterField.ReadWrite("TRIGGER_MODE", 15);
    private static readonly RegisterField s_masked = RegisterField.ReadWrite("MASK", 16);
    private static readonly RegisterField s_destination = RegisterField.ReadWrite("DESTINATION", 56, 8);

    private static readonly RegisterBlock s_entry = new(
        "I/O APIC redirection entry",
        8,
        0..0,
        new Register("IOREDTBL", 0, 8, 0x10000, ResetDomain.System, s_vector, s_delivery, s_logical, RegisterField.ReadOnly("DELIVS", 12), RegisterField.ReadWrite("INTPOL", 13), s_remoteIrr, s_level, s_masked, s_destination));

    private static readonly RegisterField s_selected = RegisterField.ReadWrite("INDEX", 0, 8);

    private static readonly RegisterBlock s_direct = new(
        "I/O APIC",
        12,
        0..0,
        new Register("IOREGSEL", SelectOffset, 4, 0, ResetDomain.System, s_selected),
        new Register("IOAPICID", IdOffset, 4, 0, ResetDomain.System, RegisterField.ReadWrite("ID", 24, 4)),
        Register.Constant("IOAPICVER", VersionOffset, 4, 0x00170020));

    private readonly RegisterFile _direct = new(s_direct);
    private readonly RegisterFile[] _entries = [.. Enumerable.Range(0, Inputs).Select(_ => new RegisterFile(s_entry))];
    private uint _lines;

    private uint Selected => (uint)_direct.Get(s_selected);

    public override int StateSize => LinesOffset + 4 + (Inputs * 8);

    public override void Save(Span<byte> destination)
    {
        _direct.Bytes.CopyTo(destination);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[LinesOffset..], _lines);
        for (int i = 0; i < Inputs; i++)
        {
            _entries[i].Bytes.CopyTo(destination[(LinesOffset + 4 + (i * 8))..]);
        }
    }

    public override void Load(ReadOnlySpan<byte> source)
    {
        source[..LinesOffset].CopyTo(_direct.Bytes);
        _lines = BinaryPrimitives.ReadUInt32LittleEndian(source[LinesOffset..]);
        for (int i = 0; i < Inputs; i++)
        {
            source.Slice(LinesOffset + 4 + (i * 8), 8).CopyTo(_entries[i].Bytes);
        }
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
        _direct.PowerOn();
        foreach (RegisterFile entry in _entries)
        {
            entry.PowerOn();
        }
    }

    public uint Read(int offset, int width)
    {
        RequireWord(offset, width);
        return offset == SelectOffset ? _direct.Read(SelectOffset, 4) : Selected switch
        {
            IdIndex => _direct.Read(IdOffset, 4),
            VersionIndex => _direct.Read(VersionOffset, 4),
            >= TableIndex and < TableIndex + (2 * Inputs) and var index => _entries[(index - TableIndex) / 2].Read((int)(index & 1) * 4, 4),
            _ => throw NoRegister(),
        };
    }

    public void Write(int offset, int width, uint value)
    {
        RequireWord(offset, width);
        Touch();
        if (offset == SelectOffset)
        {
            _direct.Write(SelectOffset, 4, value);
            return;
        }

        switch (Selected)
        {
            case IdIndex:
                _direct.Write(IdOffset, 4, value);
                break;
            case VersionIndex:
                break;
            case >= TableIndex and < TableIndex + (2 * Inputs) and var index:
                int input = (int)(index - TableIndex) / 2;
                _entries[input].Write((int)(index & 1) * 4, 4, value);
                AfterEntryWrite(input);
                break;
            default:
                throw NoRegister();
        }
    }

    /// <summary>An input changed level.</summary>
    public void SetLine(int input, bool high)
    {
        Touch();
        bool rises = high && (_lines >> input & 1) == 0;
        _lines = high ? _lines | 1u << input : _lines & ~(1u << input);
        if (_entries[input].IsSet(s_level) || rises)
        {
            Serve(input);
        }
    }

    /// <summary>A local APIC finished with a vector: level inputs that are still high are sent again.</summary>
    public void EndOfInterrupt(byte vector)
    {
        for (int input = 0; input < Inputs; input++)
        {
            RegisterFile entry = _entries[input];
            if (entry.IsSet(s_remoteIrr) && entry.Get(s_vector) == vector)
            {
                Touch();
                entry.Set(s_remoteIrr, 0);
                Serve(input);
            }
        }
    }

    // An edge that came while the entry was masked is gone (82093AA §3.2.4, Interrupt Mask); a level is still there.
    private void AfterEntryWrite(int input)
    {
        if (_entries[input].IsSet(s_level))
        {
            Serve(input);
        }
        else
        {
            _entries[input].Set(s_remoteIrr, 0);
        }
    }

    private void Serve(int input)
    {
        RegisterFile entry = _entries[input];
        if ((_lines >> input & 1) == 0 || entry.IsSet(s_masked) || entry.IsSet(s_remoteIrr))
        {
            return;
        }

        if (entry.Get(s_delivery) > 1 || entry.IsSet(s_logical))
        {
            throw new ExecutionException("SFK7011", $"I/O APIC input {input} is programmed for a delivery or destination mode that is not modelled; use fixed delivery to a physical destination");
        }

        entry.Set(s_remoteIrr, entry.Get(s_level));
        deliver((uint)entry.Get(s_destination), (byte)entry.Get(s_vector));
    }

    private static void RequireWord(int offset, int width)
    {
        if (width != 4 || offset is not (SelectOffset or WindowOffset))
        {
            throw new ExecutionException("SFK7012", $"an access of {width} bytes at I/O APIC offset 0x{offset:X}; only 32-bit accesses to IOREGSEL (0) and IOWIN (0x10) exist");
        }
    }

    private ExecutionException NoRegister() => new("SFK7012", $"I/O APIC register 0x{Selected:X} was touched; it does not exist or is not modelled");
}
