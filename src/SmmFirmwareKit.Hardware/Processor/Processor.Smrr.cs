// The system-management range registers: an overlay that one processor lays over the machine's decoding.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware;

/// <summary>SMRR hides its range from its processor outside SMM: reads give a fixed value, writes are lost (SDM vol. 3 §33.4.2.1).</summary>
public sealed partial class Processor
{
    private const ulong SmrrRangeBits = 0xFFFFF000;

    private PageTarget Decode(ulong address)
    {
        PageTarget target = _machine.Memory.Decode(address, View);
        return IsHidden(address) ? PageTarget.Both(MemoryTarget.BlackHole, target.ReadBase) : target;
    }

    private bool IsHidden(ulong address) => SmrrIsOn && InSmrr(address);

    private bool SmrrIsOn => !_cpu.InSmm && _machine.Features.Smrr && _cpu.Msrs.SmrrPhysmaskV;

    private bool InSmrr(ulong address)
    {
        ulong mask = _cpu.Msrs.SmrrPhysmask & SmrrRangeBits;
        return address <= uint.MaxValue && (address & mask) == (_cpu.Msrs.SmrrPhysbase & mask);
    }

    private bool TryReadMemory(ulong address, Span<byte> destination)
    {
        if (!SmrrIsOn)
        {
            return _machine.Memory.TryRead(address, destination, View);
        }

        bool answered = true;
        while (answered && destination.Length != 0)
        {
            int count = ToPageEnd(address, destination.Length);
            if (InSmrr(address))
            {
                destination[..count].Fill(0xFF);
            }
            else
            {
                answered = _machine.Memory.TryRead(address, destination[..count], View);
            }

            address += (ulong)count;
            destination = destination[count..];
        }

        return answered;
    }

    private bool TryWriteMemory(ulong address, ReadOnlySpan<byte> source)
    {
        if (!SmrrIsOn)
        {
            return _machine.Memory.TryWrite(address, source, View);
        }

        bool answered = true;
        while (answered && source.Length != 0)
        {
            int count = ToPageEnd(address, source.Length);
            answered = InSmrr(address) || _machine.Memory.TryWrite(address, source[..count], View);
            address += (ulong)count;
            source = source[count..];
        }

        return answered;
    }

    private static int ToPageEnd(ulong address, int length) => Math.Min(length, PhysicalMemory.PageSize - (int)(address & 0xFFF));

    // WRMSR to SMRR_PHYSBASE or SMRR_PHYSMASK is #GP outside SMM (SDM vol. 3 §33.4.2.1).
    private void RequireSmmToWrite(uint number)
    {
        int position = MsrFile.Find(number);
        if (position >= 0 && MsrFile.SmmOnlyAt(position) == SmmOnly.Write && !_cpu.InSmm)
        {
            throw new ExecutionException("SFK7207", $"#GP: MSR 0x{number:X} was written outside SMM; SMRRs are programmed by SMM code only");
        }
    }
}
