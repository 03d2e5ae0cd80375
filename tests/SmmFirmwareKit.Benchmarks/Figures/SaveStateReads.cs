// What it costs to read registers out of a save state that lies in bytes at hand.
using System.Runtime.CompilerServices;
using SmmFirmwareKit.Efi;

namespace SmmFirmwareKit.Benchmarks.Figures;

/// <summary>Against unsafe loads at the same offsets, and against EDK2's way, a lookup of each register in the table.</summary>
internal sealed unsafe class SaveStateReads : IFigure
{
    private const int Cpus = 64;
    private const int Rounds = 500;
    private const int Registers = 6;
    private const int Reads = Cpus * Rounds * Registers;

    private static readonly EfiMmSaveStateRegister[] s_registers =
        [EfiMmSaveStateRegister.Rax, EfiMmSaveStateRegister.Rcx, EfiMmSaveStateRegister.Rsp, EfiMmSaveStateRegister.Rip, EfiMmSaveStateRegister.Cr0, EfiMmSaveStateRegister.Cr3];

    private readonly byte[] _maps = GC.AllocateArray<byte>(Cpus * AmdSmramSaveStateMap64.SizeOf, pinned: true);

    public IEnumerable<Measurement> Measure()
    {
        new Random(7).NextBytes(_maps);
        double generated = Median.Nanoseconds(Reads, () => Agree(Generated()));
        double unsafeLoads = Median.Nanoseconds(Reads, () => Agree(ByHand()));
        double table = Median.Nanoseconds(Reads, () => Agree(ByTable()));
        yield return new Measurement("save-state register, generated view", generated, "ns", "unsafe C# by hand (aim: above 0.91x)", unsafeLoads);
        yield return new Measurement("  the same", generated, "ns", "looked up in the register table", table);
    }

    // Three ways, one sum: none of them is fast because it reads something else.
    private ulong? _sum;

    private void Agree(ulong sum)
    {
        if ((_sum ??= sum) != sum)
        {
            throw new InvalidOperationException("the three ways read different registers");
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ulong Generated()
    {
        ulong sum = 0;
        for (int i = 0; i < Cpus * Rounds; i++)
        {
            AmdSmramSaveStateMap64.View map = new(_maps.AsSpan(i % Cpus * AmdSmramSaveStateMap64.SizeOf));
            sum += map.Rax + map.Rcx + map.Rsp + map.Rip + map.Cr0 + map.Cr3;
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ulong ByHand()
    {
        ulong sum = 0;
        byte* maps = (byte*)Unsafe.AsPointer(ref _maps[0]);
        for (int i = 0; i < Cpus * Rounds; i++)
        {
            byte* map = maps + (i % Cpus * 0x400);
            sum += *(ulong*)(map + 0x3F8) + *(ulong*)(map + 0x3F0) + *(ulong*)(map + 0x3D8) + *(ulong*)(map + 0x378) + *(ulong*)(map + 0x358) + *(ulong*)(map + 0x350);
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ulong ByTable()
    {
        ulong sum = 0;
        for (int i = 0; i < Cpus * Rounds; i++)
        {
            Span<byte> map = _maps.AsSpan(i % Cpus * AmdSmramSaveStateMap64.SizeOf, AmdSmramSaveStateMap64.SizeOf);
            foreach (EfiMmSaveStateRegister register in s_registers)
            {
                sum += AmdSmramSaveStateMap64.TryGetRegister(register, out SaveStateRegisterInfo info) ? Unsafe.ReadUnaligned<ulong>(ref map[(int)info.OffsetLo]) : 0;
            }
        }

        return sum;
    }
}
