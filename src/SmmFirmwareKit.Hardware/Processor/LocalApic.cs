// The local APIC: xAPIC page or x2APIC MSRs over one register file, and the interrupts it holds for its processor.
using System.Buffers.Binary;
using System.Numerics;
using SmmFirmwareKit.Execution;
using R = SmmFirmwareKit.Hardware.LocalApicRegisterMap;

namespace SmmFirmwareKit.Hardware;

/// <summary>SDM vol. 3 ch. 12. The timer is not modelled, so arming it is a fault; the other LVT entries can be programmed, but no source raises them.</summary>
internal sealed class LocalApic(uint apicId)
{
    private const int VectorWords = 4; // 256 vectors
    private const int VectorBytes = 0x80; // eight slots of the page

    private readonly R _registers = new();
    private readonly ulong[] _requested = new ulong[VectorWords];
    private readonly ulong[] _inService = new ulong[VectorWords];

    public int StateSize => R.StateSize + (VectorWords * 16);

    /// <summary>Whether a vector waits and the APIC would hand it over now.</summary>
    public bool HasInterrupt => _registers.SvrApicSoftwareEnable && Highest(_requested) is >= 16 and var vector && vector >> 4 > Priority >> 4;

    // PPR: TPR unless a vector of a higher class is in service, which then counts without its low bits (SDM vol. 3 §12.8.3.1).
    private int Priority
    {
        get
        {
            int task = (int)_registers.TprTaskPriority;
            int serviced = Highest(_inService);
            return serviced >> 4 > task >> 4 ? serviced & 0xF0 : task;
        }
    }

    public void Save(Span<byte> destination)
    {
        _registers.Bytes.CopyTo(destination);
        destination = destination[R.StateSize..];
        for (int i = 0; i < VectorWords; i++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(destination[(i * 16)..], _requested[i]);
            BinaryPrimitives.WriteUInt64LittleEndian(destination[((i * 16) + 8)..], _inService[i]);
        }
    }

    public void Load(ReadOnlySpan<byte> source)
    {
        source[..R.StateSize].CopyTo(_registers.Bytes);
        source = source[R.StateSize..];
        for (int i = 0; i < VectorWords; i++)
        {
            _requested[i] = BinaryPrimitives.ReadUInt64LittleEndian(source[(i * 16)..]);
            _inService[i] = BinaryPrimitives.ReadUInt64LittleEndian(source[((i * 16) + 8)..]);
        }
    }

    public void Reset()
    {
        _registers.Reset(ResetDomain.PowerOn);
        _registers.IdXapicId = apicId;
        Array.Clear(_requested);
        Array.Clear(_inService);
    }

    /// <summary>INIT: as reset, but the APIC id stays.</summary>
    public void Init()
    {
        _registers.Reset(ResetDomain.Init);
        Array.Clear(_requested);
        Array.Clear(_inService);
    }

    /// <summary>Reads the register at an offset of the xAPIC page.</summary>
    public uint Read(int offset) => offset switch
    {
        R.PprOffset => (uint)Priority,
        >= R.IsrOffset and < R.IsrOffset + VectorBytes => Vectors(_inService, offset - R.IsrOffset),
        >= R.IrrOffset and < R.IrrOffset + VectorBytes => Vectors(_requested, offset - R.IrrOffset),
        R.TimerCurrentCountOffset => CurrentCount(),
        R.SelfIpiOffset => throw NotModelled(offset),
        _ => _registers.Read(Declared(offset), 4),
    };

    /// <summary>Writes a register; the caller deals with EOI and ICR.</summary>
    public void Write(int offset, uint value)
    {
        if (offset is R.PprOffset or (>= R.IsrOffset and < R.IrrOffset + VectorBytes) or R.SelfIpiOffset)
        {
            throw NotModelled(offset);
        }

        _registers.Write(Declared(offset), 4, value);
        if (!_registers.LvtTimerMask && _registers.TimerInitialCount != 0)
        {
            throw new ExecutionException("SFK7211", "the local APIC timer was armed: LVT_TIMER is unmasked and the initial count is not zero; the timer is not modelled and would never fire, use the ACPI PM timer or the TSC");
        }
    }

    /// <summary>EOI: the highest vector in service is done. Returns it, or -1.</summary>
    public int EndOfInterrupt()
    {
        int vector = Highest(_inService);
        if (vector >= 0)
        {
            _inService[vector >> 6] &= ~(1UL << vector);
        }

        return vector;
    }

    /// <summary>A fixed interrupt arrives.</summary>
    public void Request(byte vector) => _requested[vector >> 6] |= 1UL << vector;

    /// <summary>The processor takes the highest waiting vector.</summary>
    public byte Acknowledge()
    {
        int vector = Highest(_requested);
        _requested[vector >> 6] &= ~(1UL << vector);
        _inService[vector >> 6] |= 1UL << vector;
        return (byte)vector;
    }

    /// <summary>What the ICR, as last written, asks for.</summary>
    public InterruptCommand Command(bool x2Apic)
    {
        uint destination = x2Apic ? _registers.IcrHigh : _registers.IcrHigh >> 24;
        if (_registers.IcrLowDestinationMode && _registers.IcrLowDestinationShorthand == 0)
        {
            throw new ExecutionException("SFK7210", $"an IPI with logical destination 0x{destination:X} was sent; logical mode is not modelled, use physical destinations");
        }

        return new InterruptCommand(
            (DeliveryMode)_registers.IcrLowDeliveryMode,
            (DestinationShorthand)_registers.IcrLowDestinationShorthand,
            (byte)_registers.IcrLowVector,
            _registers.IcrLowLevel,
            _registers.IcrLowTriggerMode,
            destination,
            Broadcast: destination == (x2Apic ? uint.MaxValue : 0xFF));
    }

    private uint CurrentCount() => _registers.TimerInitialCount == 0
        ? 0u
        : throw new ExecutionException("SFK7211", "the current count of a running local APIC timer was read; the timer is not modelled, use the ACPI PM timer or the TSC");

    private static int Declared(int offset) => R.IsDeclared(offset) ? R.StoreOf(offset) : throw NotModelled(offset);

    private static ExecutionException NotModelled(int offset) =>
        new("SFK7211", $"local APIC register 0x{offset:X} was touched; it is reserved or not modelled (SDM vol. 3 table 12-1)");

    private static uint Vectors(ulong[] words, int offset) => (uint)(words[offset >> 5] >> ((offset >> 4 & 1) * 32));

    private static int Highest(ulong[] words)
    {
        for (int i = VectorWords - 1; i >= 0; i--)
        {
            if (words[i] != 0)
            {
                return (i * 64) + BitOperations.Log2(words[i]);
            }
        }

        return -1;
    }
}
