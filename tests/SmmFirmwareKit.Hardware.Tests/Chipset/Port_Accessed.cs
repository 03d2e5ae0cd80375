// Port accesses are the hot path: they allocate nothing.
namespace SmmFirmwareKit.Hardware.Tests.Chipset;

public sealed class Port_Accessed
{
    private readonly Board _board = new Board(new ChipsetConfiguration { Topology = CpuTopology.Flat(8) }).WithPowerManagement();

    [Fact]
    public void HotPath_AllocatesNothing()
    {
        Traffic();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            Traffic();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData(0x636, 4, 0xFFFF0000u)]
    [InlineData(0xB1, 2, 0x00FFu)]
    [InlineData(0xCFF, 4, 0xFFFFFFFFu)]
    [InlineData(0x511, 2, 0xFF51u)]
    public void AccessAcrossAnEdge_IsCutIntoPieces(int port, int width, uint expected) => Assert.Equal(expected, _board.In(port, width));

    private void Traffic()
    {
        _board.Out(0xB3, 1);
        _board.Out(0xB2, 4);
        _board.In(0xB2);
        _board.Out(0xCD8, 0, 4);
        _board.Out(0xCDD, 0);
        _board.In(0xCE0, 4);
        _board.In(0x608, 4);
        _board.In(0x630, 4);
        _board.Out(0x510, 5, 2);
        _board.In(0x511);
        _board.Mch(0x9D, 0x4A, 1);
        _board.Mch(0x9D);
        _ = MemoryViews.Classify(0xFF00000, _board.Chipset.Map, Requester.Dma);
    }
}
