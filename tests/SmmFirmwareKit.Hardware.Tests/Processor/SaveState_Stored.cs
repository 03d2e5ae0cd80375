// The save-state area against QEMU's own, byte for byte, and RSM loading every field of it.
using SmmFirmwareKit.Conformance;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware.Tests.Processors;

/// <summary>
/// A processor cannot be given segment registers by test code, but RSM can: the handler at SMBASE 0x40000 replaces its image by
/// the recorded one with SMBASE 0x30000, an SMI is pending, and so the next image lies at 0x3FE00 before anything else runs.
/// What the first RSM did not load, the second SMI does not store.
/// </summary>
public sealed class SaveState_Stored
{
    private const ulong Staged = 0x60000;
    private const ulong Stage = CpuBench.Counters;
    private const int DumpSize = 0x400;
    private const int DumpOffset = 0x7C00;
    private const byte Fill = 0xCC;

    // The one byte the model writes and QEMU 7.2's TCG does not: auto-HALT restart. Hardware writes it at every SMI (APM vol. 2
    // §10.2.5), 0 if the processor was not halted, and that is what SMI handlers are written for.
    private const int AutoHaltRestart = 0x7EC9;

    public static TheoryData<string> Images() => ["real", "prot32"];

    [Theory]
    [MemberData(nameof(Images))]
    public void ImageOfQemu_ComesBackByteForByte(string mode)
    {
        byte[] recorded = RecordedFiles.SaveState(mode);
        byte[] actual = RoundTrip(recorded[(0x7E00 - DumpOffset)..]);
        Assert.Equal(Fill, recorded[AutoHaltRestart - DumpOffset]);
        recorded[AutoHaltRestart - DumpOffset] = 0;
        Assert.Equal(Convert.ToHexString(recorded), Convert.ToHexString(actual));
    }

    /// <summary>Under TCG's rules not even that byte differs.</summary>
    [Theory]
    [MemberData(nameof(Images))]
    public void ImageOfQemuUnderItsRules_ComesBackWhole(string mode)
    {
        byte[] recorded = RecordedFiles.SaveState(mode);
        byte[] actual = RoundTrip(recorded[(0x7E00 - DumpOffset)..], EventOrder.QemuTcg);
        Assert.Equal(Convert.ToHexString(recorded), Convert.ToHexString(actual));
    }

    /// <summary>Any value in any field of the map survives RSM and SMI; nothing else is written.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void RandomImage_ComesBackByteForByte(int seed)
    {
        Random random = new(seed);
        byte[] image = new byte[0x200];
        Array.Fill(image, Fill);
        foreach ((int offset, int size) in Fields())
        {
            random.NextBytes(image.AsSpan(offset - 0x7E00, size));
        }

        BitConverter.TryWriteBytes(image.AsSpan(0xFC), 0x00020064);
        BitConverter.TryWriteBytes(image.AsSpan(0x100), 0x00030000);
        byte[] actual = RoundTrip(image)[(0x7E00 - DumpOffset)..];
        image[0xC9] = 0;
        Assert.True(image.AsSpan().SequenceEqual(actual), $"seed {seed}:\n{Convert.ToHexString(image)} became\n{Convert.ToHexString(actual)}");
    }

    /// <summary>SDM vol. 3 §33.11: the SMBASE slot is read by RSM; until then the processor goes on using the old one.</summary>
    [Fact]
    public void Smbase_ChangesAtRsm()
    {
        CpuBench bench = LatchingFirmware.NewBench();
        bench.StartAp();
        bench.Poke(LatchingFirmware.Gate, 1);
        bench.Poke(LatchingFirmware.RelocateFlag, 1);
        bench.Send(DeliveryMode.Smi);
        Assert.Equal(0x40000u, bench.Peek(0x3FF00));
        Assert.Equal(0x30000u, bench.Ap.Smbase);
        bench.Poke(LatchingFirmware.Gate, 0);
        bench.Run();
        Assert.Equal(0x40000u, bench.Ap.Smbase);
    }

    /// <summary>The map of semantics §1: offset from SMBASE+0x8000 and size of every field.</summary>
    private static IEnumerable<(int Offset, int Size)> Fields()
    {
        for (int segment = 0; segment < 6; segment++)
        {
            yield return (0x7E00 + (16 * segment), 16);
        }

        (int, int)[] others =
        [
            (0x7E64, 4), (0x7E68, 8), (0x7E70, 16), (0x7E84, 4), (0x7E88, 8), (0x7E90, 16), (0x7ED0, 8), (0x7F48, 4), (0x7F50, 8),
            (0x7F58, 4), (0x7F60, 4), (0x7F68, 4), (0x7F70, 4), (0x7F78, 8), (0x7F80, 128),
        ];
        foreach ((int, int) field in others)
        {
            yield return field;
        }
    }

    private static byte[] RoundTrip(ReadOnlySpan<byte> image, EventOrder? order = null)
    {
        CpuBench bench = new(SendSmis, cpus: 1, order: order);
        bench.Place(CpuBench.DefaultHandler, "AtDefault", AtDefaultSmbase);
        bench.Place(0x48000, "AtRelocated", AtRelocatedSmbase);
        bench.Machine.Ram.Write(Staged, image);
        bench.Run();
        Assert.Equal(3u, bench.Peek(Stage));
        return bench.Machine.Ram.Read(0x3FC00)[..DumpSize].ToArray();
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
            await Asm.Store(0x3FF00, 0x40000);
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
        for (ulong line = 0; line < 0x400; line += 64)
        {
            await new Step<ulong>(StepKind.BlockFill, 64, 0x3FC00 + line, Fill);
        }

        for (ulong line = 0; line < 0x200; line += 64)
        {
            await new Step<ulong>(StepKind.BlockCopy, 64, 0x4FE00 + line, Staged + line);
        }

        await Asm.Send(0, DeliveryMode.Smi);
        await Asm.Rsm();
    }
}
