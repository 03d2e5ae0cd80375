// Where the power management block answers, and what shows through its holes.
namespace SmmFirmwareKit.Hardware.Tests.Chipset;

public sealed class PowerManagement_Placed
{
    private readonly Board _board = new();

    [Fact]
    public void BaseZero_IsNowhere()
    {
        Place(0);
        Assert.Equal(0xFFFFu, _board.In(0x6A, 2));
    }

    [Fact]
    public void OtherDevices_ShowThroughTheHoles_AndNotThroughTheRegisters()
    {
        _board.Out(FwCfg.SelectorPort, 0, 2);
        Place(0x500);
        Assert.Equal((uint)'Q', _board.In(FwCfg.DataPort));
        Place(0x400);
        Assert.Equal(0u, _board.In(DebugPort.Port));
    }

    [Fact]
    public void ResetPort_LiesOverIt()
    {
        Place(0xC80);
        _board.Out(ResetControl.ResetPort, 0x0A);
        Assert.Equal((0x0Au, 0u), (_board.In(ResetControl.ResetPort), _board.In(PciConfig.AddressPort, 4)));
    }

    [Theory]
    [InlineData(0xFFFE, 4, 0u)]
    [InlineData(0xFFF2, 4, 4u)]
    public void EndOfThePorts_IsItsEnd(int port, int width, uint expected)
    {
        Place(0xFF80);
        Assert.Equal(expected, _board.In(port, width));
    }

    [Theory]
    [InlineData(0xFFFF, 2, 0xFFu)]
    [InlineData(0xFFFE, 4, 0xFFFFu)]
    [InlineData(0xFFFD, 4, 0xFFFFFFu)]
    public void PastTheLastPort_ReadsZero(int port, int width, uint expected)
    {
        Assert.Equal(expected, _board.In(port, width));
        _board.Out(port, 0x12345678, width);
    }

    [Theory]
    [InlineData(0x0000u, "SoftOff")]
    [InlineData(0x0400u, "SuspendToRam")]
    [InlineData(0x0800u, "SuspendToDisk")]
    [InlineData(0x0C00u, "")]
    [InlineData(0x1400u, "")]
    [InlineData(0x1C00u, "")]
    public void SleepEnable_IsACommand(uint type, string state)
    {
        Place(0x600);
        _board.Out(0x604, type | 0x2001, 2);
        Assert.Equal(state.Length > 0 ? ["sleep " + state] : [], _board.Signals);
        Assert.Equal(type | 1, _board.In(0x604, 2));
    }

    [Fact]
    public void ByteOfSleepEnable_ReachesTheLowByte_SoNothingSleeps()
    {
        Place(0x600);
        _board.Out(0x605, 0x20);
        Assert.Empty(_board.Signals);
        Assert.Equal(0x20u, _board.In(0x604, 2));
    }

    [Fact]
    public void WithoutSmm_SciEnIsSetByReset_ButNotHeld()
    {
        var board = new Board(new ChipsetConfiguration { Smm = false }).WithPowerManagement();
        Assert.Equal((1u, 0x20u), (board.In(0x604, 2), board.In(0x630, 4)));
        board.Out(0x604, 0, 2);
        board.Out(Apm.ControlPort, 2);
        Assert.Equal(0u, board.In(0x604, 2));
        board.Chipset.SystemReset();
        Assert.Equal(1u, board.WithPowerManagement().In(0x604, 2));
    }

    [Fact]
    public void WithoutSmm_SmramControlIsThere()
    {
        var board = new Board(new ChipsetConfiguration { Smm = false });
        board.Mch(0x9E, 0x39, 1);
        board.Mch(0x9D, 0x5A, 1);
        Assert.Equal(0x1Au, board.Mch(0x9D));
        Assert.Equal(1u << 20, board.Chipset.Smram.TsegSize);
    }

    private void Place(uint start)
    {
        _board.Lpc(0x40, start, 4);
        _board.Lpc(0x44, 0x80, 1);
        _board.Signals.Clear();
    }
}
