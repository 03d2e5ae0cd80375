// The PM timer follows virtual time, and its overflow reaches the SCI.
namespace SmmFirmwareKit.Hardware.Tests.Chipset;

public sealed class Time_Passes
{
    private const ulong Second = 1_000_000_000;

    private readonly Board _board = new Board().WithPowerManagement();

    [Theory]
    [InlineData(0ul, 0u)]
    [InlineData(Second, 3579545u)]
    [InlineData(10 * Second, 35795450u & 0xFFFFFF)]
    public void Timer_CountsTicks(ulong time, uint ticks)
    {
        _board.Time = time;
        Assert.Equal(ticks, _board.In(0x608, 4));
    }

    [Fact]
    public void Overflow_SetsStatus_AndTheSciWhenEnabled()
    {
        _board.Out(0x600, 1, 2);
        Assert.Equal(ulong.MaxValue, _board.Chipset.Pm.NextTimerEvent);
        _board.Out(0x602, 1, 2);
        ulong due = _board.Chipset.Pm.NextTimerEvent;
        Assert.InRange(due, 2 * Second, 3 * Second);
        _board.Time = due - 1;
        _board.Chipset.Pm.UpdateSci();
        Assert.Empty(_board.Signals);
        _board.Time = due;
        _board.Chipset.Pm.UpdateSci();
        Assert.Equal(["raise 9"], _board.Signals);
        _board.Out(0x600, 1, 2);
        Assert.Equal(["raise 9", "lower 9"], _board.Signals);
    }
}
