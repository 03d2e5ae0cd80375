// The TCO registers as measured on QEMU 7.2: each answers at its own offset only, as a whole.
using System.Globalization;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware.Tests.Chipset;

public sealed class Tco_Accessed
{
    private const int Block = 0x660;
    private const ulong Tick = 600_000_000;

    private readonly Board _board = new Board().WithPowerManagement();

    /// <summary>From reset, one write; then the registers that do not read zero, as words at even offsets.</summary>
    [Theory]
    [InlineData("", "6A:0008 70:0003 72:0004")]
    [InlineData("b62=FF", "62:00FF 64:0002 6A:0008 70:0003 72:0004")]
    [InlineData("w62=FFFF", "62:00FF 64:0002 6A:0008 70:0003 72:0004")]
    [InlineData("l62=FFFFFFFF", "62:00FF 64:E870 6A:0008 70:0003 72:0004")]
    [InlineData("b63=FF", "64:0004 6A:0008 70:0003 72:0004")]
    [InlineData("l63=FFFFFFFF", "64:E870 66:00F8 6A:0008 70:0003 72:0004")]
    [InlineData("b64=FF", "64:0070 6A:0008 70:0003 72:0004")]
    [InlineData("w64=FFFF", "64:E870 6A:0008 70:0003 72:0004")]
    [InlineData("b65=FF", "6A:0008 70:0003 72:0004")]
    [InlineData("w65=FFFF", "66:00F8 6A:0008 70:0003 72:0004")]
    [InlineData("w66=FFFF", "66:FFF8 6A:0008 70:0003 72:0004")]
    [InlineData("b68=FF", "60:0004 68:00FF 6A:0008 70:0003 72:0004")]
    [InlineData("w68=FFFF", "68:FEFF 6A:0008 70:0003 72:0004")]
    [InlineData("b6A=FF", "6A:00FF 70:0003 72:0004")]
    [InlineData("w6B=1234", "6A:0008 6C:0012 70:0003 72:0004")]
    [InlineData("w6D=FFFF", "6A:0008 6E:00FF 70:0003 72:0004")]
    [InlineData("w6F=FFFF", "6A:0008 70:00FF 72:0004")]
    [InlineData("l70=FFFFFFFF", "6A:0008 70:00FF 72:FFFF")]
    [InlineData("b72=56", "6A:0008 70:0003 72:0056")]
    [InlineData("b73=56", "6A:0008 70:0003 72:0004")]
    public void Write_Gives(string write, string expected)
    {
        Do(write);
        Assert.Equal(expected, Nonzero());
    }

    [Theory]
    [InlineData("w68=0", 0x0004u)]
    [InlineData("w60=FFFF", 0x0004u)]
    [InlineData("w68=0800 w60=FFFF", 0xFFFFu)]
    [InlineData("w72=FC05 w60=1", 0xFC05u)]
    [InlineData("w72=0400 w60=5", 0x0400u)]
    [InlineData("w72=1 w60=1234", 0x1234u)]
    [InlineData("w72=1 w68=0", 0x0000u)]
    [InlineData("w72=9 w68=0 w72=1 w60=7777", 0x7409u)]
    [InlineData("w72=9 w68=0 w68=0800", 0x0009u)]
    [InlineData("w68=0 w68=0800 w60=4242", 0x4242u)]
    public void Reload_StartsTheTimerOrIsStored(string writes, uint expected)
    {
        Do(writes);
        Assert.Equal(expected, _board.In(Block, 2));
    }

    [Fact]
    public void StatusBits_GoWithAnyWrite()
    {
        Do("b62=1 b63=1");
        Assert.Equal(0x0006u, _board.In(0x664, 2));
        Do("w64=0");
        Assert.Equal(0u, _board.In(0x664, 2));
    }

    [Fact]
    public void DataIn_RaisesAnSmiAtTheFirstCpu_WhateverSmiEnSays()
    {
        _board.Out(0x662, 5);
        _board.Out(0x663, 5);
        Assert.Equal(["smi 0"], _board.Signals);
    }

    [Fact]
    public void SystemReset_LeavesAllOfIt_PowerOnDoesNot()
    {
        Do("w72=1234 w6A=ABCD b6C=11 b70=44 w66=FFFF w68=16FF");
        string before = Nonzero();
        _board.Chipset.SystemReset();
        Assert.Equal(before, Nonzero());
        _board.Chipset.PowerOn();
        Assert.Equal("6A:0008 70:0003 72:0004", Nonzero());
    }

    [Fact]
    public void Timer_CountsDown_NotesTimeouts_AndStartsAgain()
    {
        Do("w72=2 w68=0");
        Assert.Equal((2u, 0u, 0u), At(0));
        Assert.Equal((1u, 0u, 0u), At(1));
        Assert.Equal((0u, 0u, 0u), At((2 * Tick) - 1));
        Assert.Equal((2u, 0x8u, 0u), At(2 * Tick));
        Assert.Equal((0u, 0x8u, 0u), At((4 * Tick) - 1));
        Assert.Equal((2u, 0x8u, 0x6u), At(4 * Tick));
        Assert.Empty(_board.Signals);
    }

    [Fact]
    public void Reload_BetweenTimeouts_StartsTheirCountAgain()
    {
        Do("w72=2 w68=0");
        At(2 * Tick);
        Do("w60=0");
        Assert.Equal((2u, 0x8u, 0u), At(4 * Tick));
    }

    [Fact]
    public void SystemReset_LeavesTheTimerRunning()
    {
        Do("w72=2 w68=0");
        _board.Chipset.SystemReset();
        _board.WithPowerManagement();
        Assert.Equal((2u, 0x8u, 0u), At(2 * Tick));
    }

    [Fact]
    public void Checkpoint_CoversTheTimer()
    {
        Do("w72=2 w68=0");
        _board.Time = Tick;
        Checkpoint checkpoint = _board.Journal.Take();
        Assert.Equal((2u, 0x8u, 0x6u), At(4 * Tick));
        _board.Journal.Restore(checkpoint);
        Assert.Equal((2u, 0x8u, 0u), At(2 * Tick));
    }

    [Fact]
    public void TimeoutThatWouldRaiseAnSmi_Faults_ButNotBefore()
    {
        _board.Out(0x630, 0x2000, 4);
        Do("w72=2 w68=0");
        Assert.Equal((0u, 0u, 0u), At((2 * Tick) - 1));
        Assert.Contains("TCO_EN", Board.Faults("SFK7104", () => At(2 * Tick)), StringComparison.Ordinal);
    }

    [Fact]
    public void TimerWithoutAPeriod_FaultsOnceTimeMoves()
    {
        Do("w72=400 w68=0");
        Assert.Equal(0x400u, _board.In(Block, 2));
        Assert.Contains("TCO_TMR", Board.Faults("SFK7104", () => At(1)), StringComparison.Ordinal);
    }

    private (uint Left, uint Status1, uint Status2) At(ulong time)
    {
        _board.Time = time;
        return (_board.In(Block, 2), _board.In(0x664, 2), _board.In(0x666, 2));
    }

    // "w68=0800 b62=1": width, offset from PMBASE, value.
    private void Do(string writes)
    {
        foreach (string write in writes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = write[1..].Split('=');
            int width = write[0] switch { 'b' => 1, 'w' => 2, _ => 4 };
            _board.Out(0x600 + int.Parse(parts[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture), uint.Parse(parts[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture), width);
        }
    }

    private string Nonzero()
    {
        _board.WithPowerManagement();
        return string.Join(' ', Enumerable.Range(0, 16).Select(i => (Offset: 0x60 + (i * 2), Value: _board.In(Block + (i * 2), 2)))
            .Where(register => register.Value != 0)
            .Select(register => string.Create(CultureInfo.InvariantCulture, $"{register.Offset:X2}:{register.Value:X4}")));
    }
}
