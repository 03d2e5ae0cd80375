// Accesses that leave the cached RAM pages: ROM, holes, memory-mapped registers, page crossings.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware;

public sealed partial class Processor
{
    private ulong ReadSlowly(ulong address, int width)
    {
        ulong value = (int)(address & 0xFFF) + width > PhysicalMemory.PageSize
            ? ReadAcrossPages(address, width)
            : ReadInPage(address, width);
        Count(StepKind.MemoryRead, width, address, value);
        return value;
    }

    private ulong ReadAcrossPages(ulong address, int width)
    {
        ulong value = 0;
        for (int i = width - 1; i >= 0; i--)
        {
            value = (value << 8) | ReadInPage(address + (ulong)i, 1);
        }

        return value;
    }

    private ulong ReadInPage(ulong address, int width)
    {
        PageTarget target = Decode(address);
        ulong offset = target.ReadBase + (address & 0xFFF);
        switch (target.Read)
        {
            case MemoryTarget.Ram:
                return ReadRam(address, offset, width);
            case MemoryTarget.BlackHole:
                NotePoll();
                return width == 8 ? ulong.MaxValue : (1UL << (width * 8)) - 1;
            case MemoryTarget.Flash:
                ulong constant = LittleEndian(_machine.Memory.Flash.Slice((int)offset, width));
                NoteRead(address, width, constant);
                return constant;
            case MemoryTarget.OptionRom:
                return 0;
            case MemoryTarget.Ecam:
                NotePoll();
                return _machine.Chipset.ReadEcam((uint)offset, Narrow(address, width));
            case MemoryTarget.LocalApic:
                NotePoll();
                return ReadApicPage(address, width);
            case MemoryTarget.IoApic:
                NotePoll();
                _machine.Chipset.IoApic.RequireRegister((int)offset, width);
                return _machine.Chipset.IoApic.Read((int)offset, width);
            case MemoryTarget.RootComplex:
                NotePoll();
                return _machine.Chipset.ReadRootComplex((int)offset, Narrow(address, width));
            default:
                throw Unmodelled(address, width, target.Read, "read");
        }
    }

    private ulong ReadRam(ulong address, ulong offset, int width)
    {
        ulong value = LittleEndian(_machine.Memory.Ram.Read(offset)[..width]);
        NoteRead(offset, width, value);
        if (offset == address && _machine.Memory.Ram.Find(offset) is { } page)
        {
            _reads.Keep(address, _cpu.InSmm, page);
        }

        return value;
    }

    private void WriteSlowly(ulong address, int width, ulong value)
    {
        if ((int)(address & 0xFFF) + width <= PhysicalMemory.PageSize)
        {
            WriteInPage(address, width, value);
            return;
        }

        for (int i = 0; i < width; i++)
        {
            WriteInPage(address + (ulong)i, 1, value >> (i * 8) & 0xFF);
        }
    }

    private void WriteInPage(ulong address, int width, ulong value)
    {
        PageTarget target = Decode(address);
        ulong offset = target.WriteBase + (address & 0xFFF);
        switch (target.Write)
        {
            case MemoryTarget.Ram:
                byte[] page = _machine.Memory.Ram.Get(offset);
                if (offset == address && target.Read == MemoryTarget.Ram)
                {
                    _writes.Keep(address, _cpu.InSmm, page);
                }

                StoreToRam(page, offset, width, value);
                break;
            case MemoryTarget.BlackHole or MemoryTarget.OptionRom:
                break;
            case MemoryTarget.Ecam:
                _machine.Chipset.WriteEcam((uint)offset, Narrow(address, width), (uint)value);
                break;
            case MemoryTarget.LocalApic:
                WriteApicPage(address, width, (uint)value);
                break;
            case MemoryTarget.IoApic:
                _machine.Chipset.IoApic.RequireRegister((int)offset, width);
                _machine.Chipset.IoApic.Write((int)offset, width, (uint)value);
                break;
            case MemoryTarget.RootComplex:
                _machine.Chipset.WriteRootComplex((int)offset, Narrow(address, width), (uint)value);
                break;
            default:
                throw Unmodelled(address, width, target.Write, "write");
        }
    }

    private static ulong LittleEndian(ReadOnlySpan<byte> bytes)
    {
        ulong value = 0;
        for (int i = bytes.Length - 1; i >= 0; i--)
        {
            value = (value << 8) | bytes[i];
        }

        return value;
    }

    private static int Narrow(ulong address, int width) => width <= 4
        ? width
        : throw new ExecutionException("SFK7003", $"an access of {width} bytes at 0x{address:X} reaches a register window that takes at most 4");

    private static ExecutionException Unmodelled(ulong address, int width, MemoryTarget target, string direction) => new(
        "SFK7001",
        $"a {direction} of {width} bytes at 0x{address:X} leads to {NameOf(target)}; check the address, or model what is missing");

    private static string NameOf(MemoryTarget target) => target switch
    {
        MemoryTarget.Unassigned => "nothing",
        _ => "flash, whose commands are not modelled: it is read only",
    };
}
