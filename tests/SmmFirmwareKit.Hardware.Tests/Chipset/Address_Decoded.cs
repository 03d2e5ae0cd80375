// Address decoding that the recordings do not reach: PAM, flash, ECAM, RCBA, memory above 4 GiB.
namespace SmmFirmwareKit.Hardware.Tests.Chipset;

public sealed class Address_Decoded
{
    private readonly Board _board = new(new ChipsetConfiguration { RamBytes = 4UL << 30 });

    private PageTarget At(ulong address) => MemoryViews.Classify(address, _board.Chipset.Map, Requester.CpuOutsideSmm);

    [Theory]
    [InlineData(0, MemoryTarget.Flash, MemoryTarget.Flash)]
    [InlineData(1, MemoryTarget.Ram, MemoryTarget.Flash)]
    [InlineData(2, MemoryTarget.Flash, MemoryTarget.Ram)]
    [InlineData(3, MemoryTarget.Ram, MemoryTarget.Ram)]
    public void Pam0_ShadowsTheTopSegment(uint attributes, MemoryTarget read, MemoryTarget write)
    {
        _board.Mch(0x90, attributes << 4, 1);
        PageTarget target = At(0xF8123);
        Assert.Equal((read, write), (target.Read, target.Write));
        Assert.Equal(MemoryTarget.Flash, At(0xE0000).Read);
    }

    [Theory]
    [InlineData(0x91, 0x03u, 0xC0000ul)]
    [InlineData(0x91, 0x30u, 0xC4000ul)]
    [InlineData(0x93, 0x03u, 0xD0000ul)]
    [InlineData(0x96, 0x30u, 0xEC000ul)]
    public void PamHalf_ShadowsSixteenKiB(int register, uint value, ulong address)
    {
        _board.Mch(register, value, 1);
        Assert.Equal(PageTarget.Both(MemoryTarget.Ram, address), At(address));
        Assert.Equal(PageTarget.Both(MemoryTarget.Ram, address + 0x3000), At(address + 0x3FFF));
        Assert.NotEqual(MemoryTarget.Ram, At(address + 0x4000).Read);
    }

    [Fact]
    public void ResetVector_LiesAtTheEndOfFlash() =>
        Assert.Equal(PageTarget.Both(MemoryTarget.Flash, 0x3FF000), At(0xFFFFFFF0));

    [Fact]
    public void RamBeyondTheHole_LiesAbove4GiB()
    {
        Assert.Equal(MemoryTarget.Unassigned, At(0x8000_0000).Read);
        Assert.Equal(PageTarget.Both(MemoryTarget.Ram, 0x1_7FFF_F000), At(0x1_7FFF_FFFF));
        Assert.Equal(MemoryTarget.Unassigned, At(0x1_8000_0000).Read);
    }

    [Theory]
    [InlineData(1u, 0x1000_0000u)]
    [InlineData(3u, 0x0800_0000u)]
    [InlineData(5u, 0x0400_0000u)]
    [InlineData(0u, 0u)]
    [InlineData(7u, 0u)]
    public void Pciexbar_OpensTheWindow(uint control, uint size)
    {
        _board.Mch(0x60, 0xB000_0000 | control, 4);
        Assert.Equal(size, _board.Chipset.Map.EcamSize);
        Assert.Equal(size == 0 ? MemoryTarget.Unassigned : MemoryTarget.Ecam, At(0xB000_0000).Read);
        Assert.Equal(MemoryTarget.Unassigned, At(0xB000_0000 + Math.Max(size, 0x1000u)).Read);
    }

    [Fact]
    public void Ecam_ReachesTheSameRegisters()
    {
        _board.Chipset.WriteEcam(0x9D, 1, 0x4A);
        Assert.Equal(0x4Au, _board.Mch(0x9D));
        Assert.Equal(0x29188086u, _board.Chipset.ReadEcam(31 << 15, 4));
        Assert.Equal(0xFFFFFFFFu, _board.Chipset.ReadEcam(5 << 15, 4));
        Assert.Equal(0xFFFFu, _board.Chipset.ReadEcam(0x100, 2));
    }

    [Fact]
    public void Rcba_OpensTheRootComplex()
    {
        _board.Lpc(0xF0, 0xFED1C001, 4);
        Assert.Equal(PageTarget.Both(MemoryTarget.RootComplex, 0x3000), At(0xFED1F000));
        Assert.Equal(MemoryTarget.Unassigned, At(0xFED20000).Read);
    }

    [Fact]
    public void InterruptControllers_AreWhereTheyAre()
    {
        Assert.Equal(MemoryTarget.IoApic, At(0xFEC00000).Read);
        Assert.Equal(PageTarget.Both(MemoryTarget.LocalApic, 0), At(0xFEE00030));
    }

    [Fact]
    public void ConfigurationWrite_MovesTheEpoch_AndSoDoesRestoring()
    {
        var checkpoint = _board.Journal.Take();
        int before = _board.Chipset.MapEpoch;
        _board.Mch(0x9E, 0x39, 1);
        _board.Mch(0x9D, 0x0A, 1);
        int written = _board.Chipset.MapEpoch;
        Assert.NotEqual(before, written);
        Assert.Equal(1u << 20, _board.Chipset.Smram.TsegSize);
        _board.Journal.Restore(checkpoint);
        Assert.NotEqual(written, _board.Chipset.MapEpoch);
        Assert.Equal(0u, _board.Chipset.Smram.TsegSize);
    }
}
