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

    [Theory]
    [InlineData(0x402, 4, 0xFFFFFFE9u)]
    [InlineData(0x401, 2, 0xE9FFu)]
    [InlineData(0xFFFD, 4, 0x00FFFFFFu)]
    [InlineData(0xFFFF, 2, 0x00FFu)]
    public void AccessPastTheEnd_IsNotWrapped(int port, int width, uint expected) => Assert.Equal(expected, _board.In(port, width));

    /// <summary>A word or dword at 0xCF9 is one access of which a byte is stored; at 0x92 it is one after the other.</summary>
    [Fact]
    public void WideAccesses_ToTheResetPorts()
    {
        _board.Out(ResetControl.ResetPort, 0x020A, 2);
        Assert.Equal(0x0000000Au, _board.In(ResetControl.ResetPort, 4));
        _board.Out(FastReset.Port92, 0x0602, 2);
        Assert.Equal(0x06060606u, _board.In(FastReset.Port92, 4));
        Assert.Equal(["A20 open", "A20 open"], _board.Signals);
    }

    /// <summary>QEMU forgets RST_CNT at a reset, of port 0x92 only INIT_NOW, and nothing of CONFIG_ADDRESS.</summary>
    [Fact]
    public void SystemReset_LeavesCertainPortsAlone()
    {
        _board.Out(ResetControl.ResetPort, 0x02);
        _board.Out(FastReset.Port92, 0x87);
        _board.Out(PciConfig.AddressPort, 0x8000F844, 4);
        _board.Chipset.SystemReset();
        Assert.Equal(0x00u, _board.In(ResetControl.ResetPort));
        Assert.Equal(0x86u, _board.In(FastReset.Port92));
        Assert.Equal(0x8000F844u, _board.In(PciConfig.AddressPort, 4));
    }

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
