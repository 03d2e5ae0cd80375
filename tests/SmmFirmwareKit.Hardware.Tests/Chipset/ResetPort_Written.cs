// Ports 0xCF9 and 0x92: what they keep, what they ask for, and how wide accesses meet them.
namespace SmmFirmwareKit.Hardware.Tests.Chipset;

public sealed class ResetPort_Written
{
    private readonly Board _board = new();

    [Theory]
    [InlineData(1, 0xFBu, 0x0Au)]
    [InlineData(2, 0x060Au, 0x000Au)]
    [InlineData(4, 0x04040402u, 0x00000002u)]
    public void ResetControl_StoresOfTheLowByte(int width, uint value, uint expected)
    {
        _board.Out(ResetControl.ResetPort, value, width);
        Assert.Equal(expected, _board.In(ResetControl.ResetPort, Math.Min(width, 2)));
        Assert.Empty(_board.Signals);
    }

    [Theory]
    [InlineData(ResetControl.ResetPort, 1, 0x06u)]
    [InlineData(ResetControl.ResetPort, 4, 0x02000004u)]
    [InlineData(FastReset.Port92, 1, 0x01u)]
    [InlineData(FastReset.Port92 - 1, 2, 0x0100u)]
    public void ResetBit_AsksForAReset(int port, int width, uint value)
    {
        _board.Out(port, value, width);
        Assert.Equal(["reset"], _board.Signals);
    }

    [Theory]
    [InlineData(0xCF8, 2, 0x0600u)]
    [InlineData(0xCF7, 4, 0x00060000u)]
    [InlineData(0xCF6, 4, 0x06000000u)]
    public void AccessThatBeginsBelow_DoesNotReachResetControl(int port, int width, uint value)
    {
        _board.Out(port, value, width);
        Assert.Empty(_board.Signals);
    }

    [Fact]
    public void FastReset_NeedsARise_AndItsWideAccessesGoToOneByte()
    {
        _board.Out(FastReset.Port92, 0x03, 1);
        _board.Out(FastReset.Port92, 0x03, 1);
        Assert.Equal(["reset", "A20 open"], _board.Signals);
        Assert.Equal(0x0303u, _board.In(FastReset.Port92, 2));
        _board.Chipset.SystemReset();
        Assert.Equal(0x02u, _board.In(FastReset.Port92));
        _board.Out(FastReset.Port92, 0x0102, 2);
        Assert.Equal(["reset", "A20 open", "A20 open", "reset"], _board.Signals);
    }

    [Fact]
    public void GateClosed_MasksAddressLine20()
    {
        _board.Out(FastReset.Port92, 0x00);
        Assert.Equal(["A20 masked"], _board.Signals);
    }

    [Fact]
    public void SystemReset_ClearsResetControl_AndLeavesConfigAddress()
    {
        _board.Out(ResetControl.ResetPort, 0x0A);
        _board.Out(PciConfig.AddressPort, 0x80000050, 4);
        _board.Chipset.SystemReset();
        Assert.Equal((0u, 0x80000050u), (_board.In(ResetControl.ResetPort), _board.In(PciConfig.AddressPort, 4)));
    }
}
