// What QEMU's command line changes in the chipset, beyond the machines of the recordings.
namespace SmmFirmwareKit.Hardware.Tests.Chipset;

public sealed class MachineOptions_Felt
{
    private const ulong MiB = 1 << 20;

    [Theory]
    [InlineData(2815, 4096, 2815)]
    [InlineData(2816, 4096, 2048)]
    [InlineData(8192, 4096, 2048)]
    [InlineData(3072, 1024, 1024)]
    [InlineData(64, 1024, 64)]
    public void RamBelow4G_IsTheMachinesOrTheOperatorsLimit(int ram, int limit, int low) =>
        Assert.Equal((ulong)low * MiB, new ChipsetConfiguration { RamBytes = (ulong)ram * MiB, MaxRamBelow4G = (ulong)limit * MiB }.LowRamBytes);

    [Fact]
    public void TsegLargerThanRam_HidesNothing()
    {
        Board board = WithTseg(ram: 64, tseg: 65);
        Assert.Equal(MemoryTarget.Ram, At(board, (64 * MiB) - 1));
        Assert.Equal(0U, board.Chipset.Smram.TsegSize);
    }

    [Fact]
    public void TsegAsLargeAsRam_HidesTheShadowAreaToo()
    {
        Board board = WithTseg(ram: 64, tseg: 64);
        Assert.Equal(MemoryTarget.BlackHole, At(board, 0));
        Assert.Equal(MemoryTarget.BlackHole, At(board, 0xF0000));
        Assert.Equal(MemoryTarget.Ram, MemoryViews.Classify(0xF0000, board.Chipset.Map, Requester.CpuInSmm).Read);
    }

    [Theory]
    [InlineData(0x02, 0x00, MemoryTarget.Vga, MemoryTarget.Vga)]
    [InlineData(0x0A, 0x00, MemoryTarget.Vga, MemoryTarget.Ram)]
    [InlineData(0x42, 0x00, MemoryTarget.Ram, MemoryTarget.Ram)]
    [InlineData(0x4A, 0x80, MemoryTarget.Vga, MemoryTarget.Vga)]
    public void VgaAdapter_AnswersInAClosedASegment(byte smram, byte esmramc, MemoryTarget outside, MemoryTarget inSmm)
    {
        Board board = new(new ChipsetConfiguration { Vga = true });
        board.Mch(0x9E, esmramc, 1);
        board.Mch(0x9D, smram, 1);
        Assert.Equal(outside, At(board, 0xB8000));
        Assert.Equal(inSmm, MemoryViews.Classify(0xB8000, board.Chipset.Map, Requester.CpuInSmm).Read);
    }

    [Fact]
    public void VgaAdaptersRegisters_Fault()
    {
        Board board = new(new ChipsetConfiguration { Vga = true });
        Assert.Contains("VGA", Board.Faults("SFK7102", () => board.Chipset.ReadPort(0x3C4, 1)), StringComparison.Ordinal);
        Assert.Contains("00:01.0", Board.Faults("SFK7102", () => board.Chipset.ReadConfig(0, 1, 0, 0, 4)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, 1u)]
    [InlineData(false, 0u)]
    public void WithoutSmm_OlderMachinesDoNotFixAcpiMode(bool isFixed, uint sciEn)
    {
        Board board = new(new ChipsetConfiguration { Smm = false, AcpiModeFixedWithoutSmm = isFixed });
        board.Chipset.WriteConfig(0, 31, 0, 0x40, 4, 0x601);
        board.Chipset.WriteConfig(0, 31, 0, 0x44, 1, 0x80);
        Assert.Equal(sciEn, board.Chipset.ReadPort(0x604, 2) & 1);
        Assert.Equal(0x20U, board.Chipset.ReadPort(0x630, 4));
    }

    private static Board WithTseg(int ram, ushort tseg)
    {
        Board board = new(new ChipsetConfiguration { RamBytes = (ulong)ram * MiB, ExtendedTsegMegabytes = tseg });
        board.Mch(0x9E, 0x07, 1);
        board.Mch(0x9D, 0x0A, 1);
        return board;
    }

    private static MemoryTarget At(Board board, ulong address) => MemoryViews.Classify(address, board.Chipset.Map, Requester.Dma).Read;
}
