// The CPU hot-plug block at 0xCD8: a present bitmap at power-on, the selector interface once software switches.
using SmmFirmwareKit.Execution;
using F = SmmFirmwareKit.Hardware.CpuSlotRegisters;
using R = SmmFirmwareKit.Hardware.CpuHotplugRegisters;

namespace SmmFirmwareKit.Hardware;

/// <summary>QEMU hw/acpi/cpu.c and cpu_hotplug.c. A system reset changes nothing here.</summary>
public sealed class CpuHotplugBlock : Device, IPortTarget
{
    public const int BasePort = 0xCD8;

    /// <summary>Ports decoded: the bitmap has one bit for each of 256 APIC ids.</summary>
    internal const int LegacySize = CpuBitmapRegisters.StateSize;

    private const int HeaderSize = 1 + R.StateSize;

    private const byte GetPending = 0;
    private const byte OstEvent = 1;
    private const byte OstStatus = 2;
    private const byte GetArchId = 3;

    private readonly CpuSlot[] _slots;
    private readonly int _bootCpus;
    private readonly Ich9Pm _pm;
    private readonly R _registers = new();
    private bool _modern;

    internal CpuHotplugBlock(Journal journal, ChipsetConfiguration configuration, Ich9Pm pm)
        : base(journal)
    {
        _slots = [.. configuration.Topology.PossibleCpus().Select(cpu => new CpuSlot(cpu))];
        _bootCpus = configuration.BootCpus;
        _pm = pm;
    }

    public override int StateSize => HeaderSize + (_slots.Length * CpuSlot.StateSize);

    /// <summary>Called when software ejects a CPU.</summary>
    internal Action<int>? Ejected { get; set; }

    /// <summary>Called when the OS reports an outcome: index, event, status.</summary>
    internal Action<int, uint, uint>? OspmStatus { get; set; }

    /// <summary>Whether the selector interface is on. Before, CPUs cannot be removed.</summary>
    public bool Modern => _modern;

    /// <summary>The slot that the selector interface is about.</summary>
    internal uint Selector => _registers.Selector;

    /// <summary>CPUs present.</summary>
    public int PresentCount => _slots.Count(slot => slot.Present);

    /// <summary>Whether the slot holds a CPU.</summary>
    public bool IsPresent(int cpu) => _slots[cpu].Present;

    /// <summary>The flags register as it would read with this slot selected.</summary>
    public byte FlagsOf(int cpu) => _slots[cpu].Flags;

    /// <summary>The last _OST event and status of a slot.</summary>
    public (uint OstEvent, uint OstStatus) LastOspmStatus(int cpu) => (_slots[cpu].OstEvent, _slots[cpu].OstStatus);

    public override void Save(Span<byte> destination)
    {
        destination[0] = _modern ? (byte)1 : (byte)0;
        _registers.Bytes.CopyTo(destination[1..]);
        for (int i = 0; i < _slots.Length; i++)
        {
            _slots[i].Save(destination[(HeaderSize + (i * CpuSlot.StateSize))..]);
        }
    }

    public override void Load(ReadOnlySpan<byte> source)
    {
        _modern = source[0] != 0;
        source[1..HeaderSize].CopyTo(_registers.Bytes);
        for (int i = 0; i < _slots.Length; i++)
        {
            _slots[i].Load(source[(HeaderSize + (i * CpuSlot.StateSize))..]);
        }
    }

    public override void PowerOn()
    {
        Touch();
        _modern = false;
        _registers.Reset(ResetDomain.PowerOn);
        for (int i = 0; i < _slots.Length; i++)
        {
            _slots[i].PowerOn(present: i < _bootCpus);
        }
    }

    public override void SystemReset()
    {
    }

    /// <summary>A CPU was added. In legacy mode only the bitmap tells.</summary>
    internal void Insert(int cpu)
    {
        Touch();
        _slots[cpu].Present = true;
        _slots[cpu].Inserting = _modern;
        _pm.RaiseGpe(Ich9Pm.CpuHotplugGpe);
    }

    /// <summary>The operator asks the OS to let go of a CPU.</summary>
    internal void RequestRemoval(int cpu)
    {
        Touch();
        _slots[cpu].Removing = true;
        _pm.RaiseGpe(Ich9Pm.CpuHotplugGpe);
    }

    public uint ReadPort(int offset, int width) => _modern ? ReadModern(offset) : ReadBitmap(offset, width);

    public void WritePort(int offset, int width, uint value)
    {
        Touch();
        if (_modern)
        {
            WriteModern(offset, value);
        }
        else
        {
            // Only this byte switches, and for good.
            _modern = offset == 0 && (byte)value == 0;
        }
    }

    private uint ReadBitmap(int offset, int width)
    {
        uint bits = 0;
        foreach (CpuSlot slot in _slots)
        {
            int bit = (int)slot.Cpu.ApicId - (offset * 8);
            bits |= slot.Present && (uint)bit < (uint)width * 8 ? 1U << bit : 0;
        }

        return bits;
    }

    private uint ReadModern(int offset)
    {
        if (offset >= R.StateSize)
        {
            return uint.MaxValue; // the tail of the bitmap, gone after the switch
        }

        if (_registers.Selector >= (uint)_slots.Length)
        {
            return 0;
        }

        CpuSlot slot = _slots[_registers.Selector];
        return offset switch
        {
            R.FlagsOffset => slot.Flags,
            R.DataOffset when _registers.Command == GetPending => _registers.Selector,
            R.DataOffset when _registers.Command == GetArchId => slot.Cpu.ApicId,
            _ => 0, // offset 0 reads "command data 2": the high half of the APIC id, always zero
        };
    }

    private void WriteModern(int offset, uint value)
    {
        if (offset == R.SelectorOffset)
        {
            _registers.Selector = value;
        }
        else if (offset < R.StateSize && _registers.Selector < (uint)_slots.Length)
        {
            WriteSelected(offset, value);
        }
    }

    private void WriteSelected(int offset, uint value)
    {
        switch (offset)
        {
            case R.FlagsOffset:
                WriteFlags(_slots[_registers.Selector], value);
                break;
            case R.CommandOffset when value <= GetArchId:
                _registers.Command = (byte)value;
                FindPending();
                break;
            case R.DataOffset:
                Report(_slots[_registers.Selector], value);
                break;
            default:
                break;
        }
    }

    // The first bit that is one decides; the others are not looked at.
    private void WriteFlags(CpuSlot slot, uint value)
    {
        if ((value & F.FlagsInsertMask) != 0)
        {
            slot.Inserting = false;
        }
        else if ((value & F.FlagsRemoveMask) != 0)
        {
            slot.Removing = false;
        }
        else if (!slot.Present || slot.Cpu.Index == 0)
        {
            return;
        }
        else if ((value & F.FlagsEjectMask) != 0)
        {
            slot.Present = false;
            slot.FirmwareRemoves = false;
            Ejected?.Invoke(slot.Cpu.Index);
        }
        else if ((value & F.FlagsFwRemoveMask) != 0)
        {
            slot.FirmwareRemoves = true;
        }
    }

    private void FindPending()
    {
        if (_registers.Command != GetPending)
        {
            return;
        }

        for (int i = 0; i < _slots.Length; i++)
        {
            int at = (int)((_registers.Selector + (uint)i) % (uint)_slots.Length);
            if (_slots[at].HasEvent)
            {
                _registers.Selector = (uint)at;
                return;
            }
        }
    }

    private void Report(CpuSlot slot, uint value)
    {
        if (_registers.Command == OstEvent)
        {
            slot.OstEvent = value;
        }
        else if (_registers.Command == OstStatus)
        {
            slot.OstStatus = value;
            OspmStatus?.Invoke(slot.Cpu.Index, slot.OstEvent, value);
        }
    }
}
