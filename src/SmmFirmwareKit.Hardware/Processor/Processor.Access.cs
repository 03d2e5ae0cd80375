// Loads and stores: through the translation cache to RAM, or the slow way to whatever answers.
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware;

public sealed partial class Processor
{
    private readonly TranslationCache _reads = new();
    private readonly TranslationCache _writes = new();
    private int _cacheEpoch;

    private Requester View => _cpu.InSmm ? Requester.CpuInSmm : Requester.CpuOutsideSmm;

    public override ulong ReadMemory(ulong address, int width)
    {
        RefreshTranslations();
        if (_reads.Find(address, width, _cpu.InSmm) is { } page)
        {
            ulong value = Load(page, (int)(address & 0xFFF), width);
            NoteRead(address, width, value);
            Count(StepKind.MemoryRead, width, address, value);
            return value;
        }

        return ReadSlowly(address, width);
    }

    public override void WriteMemory(ulong address, int width, ulong value)
    {
        RefreshTranslations();
        Count(StepKind.MemoryWrite, width, address, value);
        if (_writes.Find(address, width, _cpu.InSmm) is { } page)
        {
            StoreToRam(page, address, width, value);
        }
        else
        {
            WriteSlowly(address, width, value);
        }
    }

    public override void ReadBlock(ulong address, Span<byte> destination)
    {
        Require(TryReadMemory(address, destination), address, "a block read");
        NotePoll();
        Count(StepKind.BlockRead, 0, address, (ulong)destination.Length);
    }

    public override void WriteBlock(ulong address, ReadOnlySpan<byte> source)
    {
        Count(StepKind.BlockWrite, 0, address, (ulong)source.Length);
        Require(TryWriteMemory(address, source), address, "a block write");
    }

    public override ulong Locked(LockedOperation operation, int width, ulong address, ulong operand, ulong comparand)
    {
        RefreshTranslations();
        byte[] page = LockablePage(address, width);
        ulong old = Load(page, (int)(address & 0xFFF), width);
        Count(StepKind.MemoryLocked, width, address, old);
        ulong value = operation == LockedOperation.CompareExchange && old != comparand ? old : Combine(operation, old, operand);
        if (value != old)
        {
            StoreToRam(page, address, width, value);
        }
        else
        {
            // A compare-exchange that fails, or puts back what it found, is how a spin loop reads a shared word.
            NoteRead(address, width, old);
        }

        return old;
    }

    protected override bool StillReads(in Watch watch)
    {
        Span<byte> bytes = stackalloc byte[8];
        bytes.Clear();
        return TryReadMemory(watch.Address, bytes[..watch.Width])
            && MemoryMarshal.Read<ulong>(bytes) == watch.Value;
    }

    private static ulong Combine(LockedOperation operation, ulong old, ulong operand) => operation switch
    {
        LockedOperation.Add => old + operand,
        LockedOperation.Or => old | operand,
        LockedOperation.And => old & operand,
        _ => operand,
    };

    private static ulong Load(byte[] page, int offset, int width)
    {
        ref byte at = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(page), offset);
        return width switch
        {
            1 => at,
            2 => Unsafe.ReadUnaligned<ushort>(ref at),
            4 => Unsafe.ReadUnaligned<uint>(ref at),
            _ => Unsafe.ReadUnaligned<ulong>(ref at),
        };
    }

    private static void Require(bool answered, ulong address, string access)
    {
        if (!answered)
        {
            throw new ExecutionException("SFK7001", $"{access} at 0x{address:X} leads to a device or to nothing; only RAM and ROM take blocks");
        }
    }

    private void StoreToRam(byte[] page, ulong address, int width, ulong value)
    {
        int offset = (int)(address & 0xFFF);
        Scheduler.Journal.Touch(page, offset, width);
        ref byte at = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(page), offset);
        switch (width)
        {
            case 1:
                at = (byte)value;
                break;
            case 2:
                Unsafe.WriteUnaligned(ref at, (ushort)value);
                break;
            case 4:
                Unsafe.WriteUnaligned(ref at, (uint)value);
                break;
            default:
                Unsafe.WriteUnaligned(ref at, value);
                break;
        }

        Scheduler.Watches.Written(address, width);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void RefreshTranslations()
    {
        if (_cacheEpoch != _machine.Memory.Epoch)
        {
            ForgetTranslations();
        }
    }

    private void ForgetTranslations()
    {
        _cacheEpoch = _machine.Memory.Epoch;
        _reads.Forget();
        _writes.Forget();
    }

    // A lock on a device register or across pages is a bus lock no firmware here takes.
    private byte[] LockablePage(ulong address, int width)
    {
        if (_writes.Find(address, width, _cpu.InSmm) is { } page)
        {
            return page;
        }

        PageTarget target = Decode(address);
        if (target.Read != MemoryTarget.Ram || target.Write != MemoryTarget.Ram || target.WriteBase != (address & ~0xFFFUL) || (int)(address & 0xFFF) + width > PhysicalMemory.PageSize)
        {
            throw new ExecutionException("SFK7002", $"a locked access of {width} bytes at 0x{address:X} does not lie in one page of RAM that this processor can write; align it, or check SMRAM locks");
        }

        page = _machine.Memory.Ram.Get(address);
        _writes.Keep(address, _cpu.InSmm, page);
        return page;
    }
}
