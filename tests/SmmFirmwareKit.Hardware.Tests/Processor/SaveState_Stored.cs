// The save-state area against QEMU's own, byte for byte, and RSM loading every field of it.
using SmmFirmwareKit.Conformance;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware.Tests.Processors;

/// <summary>How an image goes through the processor: <see cref="SaveStateFirmware"/>.</summary>
public sealed class SaveState_Stored
{
    private const int DumpOffset = 0x7C00;
    private const int MapOffset = 0x7E00;
    private const byte Fill = SaveStateFirmware.Fill;

    /// <summary>Hardware writes one byte more, auto-HALT restart; it is on the list of deliberate differences.</summary>
    [Fact]
    public void ImageOfQemu_ComesBackByteForByteButForAutoHaltRestart()
    {
        ConformanceReport report = Report(EventOrder.Hardware);
        Assert.True(report.Agrees, Shown(report));
        Assert.Equal("0x7EC9 (auto-HALT restart)", Assert.Single(report.Deliberate).Place);
        Assert.Equal(["prot32", "real"], Assert.Single(report.Results).Differences.Cast<SaveStateDifference>().Select(difference => difference.Image).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    /// <summary>Under TCG's rules not even that byte differs.</summary>
    [Fact]
    public void ImageOfQemuUnderItsRules_ComesBackWhole()
    {
        ConformanceReport report = Report(EventOrder.QemuTcg);
        Assert.True(report.Agrees, Shown(report));
        Assert.Empty(Assert.Single(report.Results).Differences);
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
        foreach (SaveStateField field in SaveStateFields.All)
        {
            random.NextBytes(image.AsSpan(field.Offset - MapOffset, field.Size));
        }

        BitConverter.TryWriteBytes(image.AsSpan(0xFC), 0x00020064);
        BitConverter.TryWriteBytes(image.AsSpan(0x100), 0x00030000);
        byte[] actual = SaveStateFirmware.RoundTrip(image, EventOrder.Hardware)[(MapOffset - DumpOffset)..];
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

    private static ConformanceReport Report(EventOrder order)
    {
        using TextReader lines = RecordedFiles.OpenSaveStates();
        ReplayResult result = SaveStateReplay.Replay(lines).Single(result => result.Block.EndsWith(order.Name, StringComparison.Ordinal));
        Assert.Equal(2 * SaveStateFirmware.DumpSize, result.Compared);
        return new ConformanceReport([result], DeliberateDifferences.All);
    }

    private static string Shown(ConformanceReport report) => string.Join('\n', report.Results.SelectMany(report.Differences).Select(difference => difference.ToString()));
}
