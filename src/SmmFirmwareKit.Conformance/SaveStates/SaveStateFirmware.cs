// Test firmware that lets a processor load an image by RSM and store it again at the next SMI.
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Conformance;

/// <summary>
/// Code of a bench cannot set segment registers, but RSM can: the handler at SMBASE 0x40000 replaces its image by the given one,
/// whose SMBASE is 0x30000, an SMI is pending, and so the next image lies at 0x3FE00 before anything else runs. What the first RSM
/// did not load, the second SMI does not store.
/// </summary>
internal static class SaveStateFirmware
{
    /// <summary>What memory holds where the processor stores nothing.</summary>
    public const byte Fill = 0xCC;

    /// <summary>Size of the dump, which begins at SMBASE+0xFC00; the map is its upper half.</summary>
    public const int DumpSize = 0x400;

    private const int MapSize = 0x200;
    private const ulong DumpOffset = 0xFC00;
    private const ulong MapOffset = 0xFE00;
    private const ulong SmbaseSlot = 0xFF00;
    private const ulong DefaultSmbase = 0x30000;
    private const uint OtherSmbase = 0x40000;
    private const ulong Staged = 0x60000;
    private const ulong Stage = CpuBench.Counters;
    private const uint Stages = 3;
    private const int Line = 64;

    /// <summary>The dump after the image went through the processor.</summary>
    /// <exception cref="BenchStuckException">The three SMIs were not taken.</exception>
    public static byte[] RoundTrip(ReadOnlySpan<byte> image, EventOrder order)
    {
        CpuBench bench = new(SendSmis, cpus: 1, order: order);
        bench.Place(CpuBench.DefaultHandler, "AtDefault", AtDefaultSmbase);
        bench.Place(OtherSmbase + 0x8000, "AtRelocated", AtRelocatedSmbase);
        bench.Machine.Ram.Write(Staged, image);
        bench.Run();
        return bench.Peek(Stage) == Stages
            ? bench.Machine.Ram.Read(DefaultSmbase + DumpOffset)[..DumpSize].ToArray()
            : throw new BenchStuckException($"{bench.Peek(Stage)} SMIs were taken, {Stages} are needed");
    }

    private static async FirmwareTask SendSmis()
    {
        await Asm.Send(0, DeliveryMode.Smi);
        await Asm.Send(0, DeliveryMode.Smi);
    }

    private static async FirmwareTask AtDefaultSmbase()
    {
        await Asm.Increment(Stage);
        if (await Asm.Load(Stage) == 1)
        {
            await Asm.Store(DefaultSmbase + SmbaseSlot, OtherSmbase);
            await Asm.Rsm();
        }

        while (true)
        {
            await Asm.Halt();
        }
    }

    private static async FirmwareTask AtRelocatedSmbase()
    {
        await Asm.Increment(Stage);
        for (ulong line = 0; line < DumpSize; line += Line)
        {
            await new Step<ulong>(StepKind.BlockFill, Line, DefaultSmbase + DumpOffset + line, Fill);
        }

        for (ulong line = 0; line < MapSize; line += Line)
        {
            await new Step<ulong>(StepKind.BlockCopy, Line, OtherSmbase + MapOffset + line, Staged + line);
        }

        await Asm.Send(0, DeliveryMode.Smi);
        await Asm.Rsm();
    }
}
