// Locks: what they freeze, and what opens them again.
namespace SmmFirmwareKit.Hardware.Tests.Chipset;

public sealed class Lock_Set
{
    private readonly Board _board = new Board().WithPowerManagement();

    [Fact]
    public void DLck_FreezesSmram_UntilReset()
    {
        _board.Mch(0x9E, 0x39, 1);
        _board.Mch(0x9D, 0x5A, 1);
        Assert.Equal(0x1Au, _board.Mch(0x9D));
        _board.Mch(0x9D, 0x42, 1);
        _board.Mch(0x9E, 0x38, 1);
        Assert.Equal(1u << 20, _board.Chipset.Smram.TsegSize);
        Assert.True(_board.Chipset.Smram.DLocked);
        _board.Chipset.SystemReset();
        Assert.False(_board.Chipset.Smram.DLocked);
        Assert.Equal(0u, _board.Chipset.Smram.TsegSize);
    }

    [Fact]
    public void DefaultSmbase_NeedsTheQuery_AndStaysUntilReset()
    {
        _board.Mch(0x9C, 0x02, 1);
        Assert.False(_board.Chipset.Smram.DefaultSmbaseLocked);
        _board.Mch(0x9C, 0xFF, 1);
        _board.Mch(0x9C, 0x02, 1);
        _board.Mch(0x9C, 0x00, 1);
        Assert.True(_board.Chipset.Smram.DefaultSmbaseLocked);
        Assert.Equal(MemoryTarget.BlackHole, MemoryViews.Classify(0x4FFFF, _board.Chipset.Map, Requester.Dma).Read);
        Assert.Equal(MemoryTarget.Ram, MemoryViews.Classify(0x4FFFF, _board.Chipset.Map, Requester.CpuInSmm).Read);
        _board.Chipset.SystemReset();
        Assert.False(_board.Chipset.Smram.DefaultSmbaseLocked);
    }

    [Fact]
    public void DefaultSmbase_WithoutTheProperty_IsOnlyAByte()
    {
        var board = new Board(new ChipsetConfiguration { SmramAtDefaultSmbase = false });
        board.Mch(0x9C, 0x02, 1);
        Assert.Equal(0x02u, board.Mch(0x9C));
        Assert.False(board.Chipset.Smram.DefaultSmbaseLocked);
    }

    [Theory]
    [InlineData(0xA0)]
    [InlineData(0xA7)]
    public void SmiLock_OutlivesReset_ButFreezesOnlyAfterAWriteNearby(int register)
    {
        _board.Lpc(0xA0, 0x10, 2);
        _board.Chipset.SystemReset();
        _board.WithPowerManagement().Out(0x630, 1, 4);
        Assert.Equal(1u, _board.In(0x630, 4));
        _board.Lpc(register, 0, 1);
        _board.Out(0x630, 0, 4);
        Assert.Equal(1u, _board.In(0x630, 4));
    }

    [Fact]
    public void TcoLock_FreezesTcoEn()
    {
        _board.Out(0x668, 0x1000, 2);
        _board.Out(0x630, 0x2020, 4);
        Assert.Equal(0x20u, _board.In(0x630, 4));
        _board.Out(0x668, 0x0000, 2);
        Assert.Equal(0x1000u, _board.In(0x668, 2));
    }

    [Fact]
    public void Features_OnceAgreed_AreFinal()
    {
        Assert.Equal(0, _board.Negotiate(SmiFeatures.CpuHotplug));
        Assert.Equal(1, _board.Negotiate(SmiFeatures.Broadcast));
        Assert.Equal(1, _board.Negotiate(7));
        Assert.Equal(SmiFeatures.Broadcast, _board.Chipset.SmiFeatures.Negotiated);
        _board.Chipset.SystemReset();
        Assert.Equal(0ul, _board.Chipset.SmiFeatures.Negotiated);
    }
}
