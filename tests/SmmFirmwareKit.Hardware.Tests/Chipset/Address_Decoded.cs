// Address decoding: PAM, flash, ECAM, RCBA, memory above 4 GiB, and who is in front where they overlap.
namespace SmmFirmwareKit.Hardware.Tests.Chipset;

public sealed class Address_Decoded
{
    private readonly Board _board = new(new ChipsetConfiguration { RamBytes = 4UL << 30 });

    private PageTarget At(ulong address) => MemoryViews.Classify(address, _board.Chipset.Map, Requester.CpuOutsideSmm);

    [Theory]
    [InlineData(0, MemoryTarget.Flash, MemoryTarget.Flash, MemoryTarget.Flash)]
    [InlineData(1, MemoryTarget.Ram, MemoryTarget.BlackHole, MemoryTarget.Ram)]
    [InlineData(2, MemoryTarget.Ram, MemoryTarget.Ram, MemoryTarget.Ram)]
    [InlineData(3, MemoryTarget.Ram, MemoryTarget.Ram, MemoryTarget.Ram)]
    public void Pam0_ShadowsTheTopSegment(uint attributes, MemoryTarget read, MemoryTarget write, MemoryTarget dmaWrite)
    {
        _board.Mch(0x90, attributes << 4, 1);
        PageTarget target = At(0xF8123);
        PageTarget dma = MemoryViews.Classify(0xF8123, _board.Chipset.Map, Requester.Dma);
        Assert.Equal((read, write, dmaWrite), (target.Read, target.Write, dma.Write));
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

    /// <summary>The bits that smaller windows may use stand at 26 and 25 in QEMU, at 27 and 26 in the datasheet.</summary>
    [Theory]
    [InlineData(0xFE000001u, 0xF0000000u)]
    [InlineData(0xFE000003u, 0xF6000000u)]
    [InlineData(0xFE000005u, 0xF2000000u)]
    public void PciexbarBase_HasTheBitsOfItsLength(uint value, uint expected)
    {
        _board.Mch(0x60, value, 4);
        Assert.Equal(expected, _board.Chipset.Map.EcamBase);
    }

    [Theory]
    [InlineData(6u)]
    [InlineData(7u)]
    public void ReservedLength_LeavesTheWindow_UntilReset(uint control)
    {
        _board.Mch(0x60, 0xE000_0003, 4);
        _board.Mch(0x60, 0xB000_0000 | control, 4);
        Assert.Equal((0xE000_0000ul, 0x0800_0000u), (_board.Chipset.Map.EcamBase, _board.Chipset.Map.EcamSize));
        _board.Chipset.SystemReset();
        Assert.Equal(0u, _board.Chipset.Map.EcamSize);
    }

    [Fact]
    public void EcamWindow_LiesOverRamFlashAndIoApic_NotOverPamAndLocalApic()
    {
        _board.Mch(0x60, 0x0000_0001, 4);
        Assert.Equal(PageTarget.Both(MemoryTarget.Ecam, 0xA0000), At(0xA0000));
        Assert.Equal(MemoryTarget.Flash, At(0xF0000).Read);
        _board.Mch(0x64, 1, 4);
        Assert.Equal(MemoryTarget.Ram, At(0xA0000).Read);
        Assert.Equal(PageTarget.Both(MemoryTarget.Ecam, 0x1000), At(0x1_0000_1000));
        _board.Mch(0x64, 0, 4);
        _board.Mch(0x60, 0xF000_0001, 4);
        Assert.Equal(MemoryTarget.Ecam, At(0xFFFF_F000).Read);
        Assert.Equal(MemoryTarget.Ecam, At(0xFEC0_0000).Read);
        Assert.Equal(MemoryTarget.LocalApic, At(0xFEE0_0000).Read);
    }

    /// <summary>Of two regions of one priority QEMU shows the one that was placed last, and every write to SMRAM places TSEG.</summary>
    [Fact]
    public void RootComplexOverTseg_TheLastPlacedIsInFront()
    {
        uint tseg = (uint)_board.Chipset.Configuration.LowRamBytes - (1 << 20);
        _board.Lpc(0xF0, tseg | 1, 4);
        Assert.Equal(MemoryTarget.RootComplex, At(tseg).Read);
        _board.Mch(0x9E, 0x01, 1);
        _board.Mch(0x9D, 0x0A, 1);
        Assert.Equal(MemoryTarget.BlackHole, At(tseg).Read);
        Assert.Equal(MemoryTarget.Ram, MemoryViews.Classify(tseg, _board.Chipset.Map, Requester.CpuInSmm).Read);
        _board.Lpc(0xF0, tseg | 1, 4);
        Assert.Equal(MemoryTarget.RootComplex, At(tseg).Read);
        Assert.Equal(MemoryTarget.BlackHole, At(tseg + 0x4000).Read);
    }

    [Fact]
    public void RootComplexAtZero_IsAWindow()
    {
        _board.Lpc(0xF0, 1, 4);
        Assert.Equal(PageTarget.Both(MemoryTarget.RootComplex, 0x3000), At(0x3FFC));
        Assert.Equal(MemoryTarget.Ram, At(0x4000).Read);
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
    public void RootComplex_StoresEverything_UntilReset()
    {
        Hardware.Chipset chipset = _board.Chipset;
        Assert.Equal(0x00003210u, chipset.ReadRootComplex(0x3140, 4));
        Assert.Equal(0x20u, chipset.ReadRootComplex(0x3410, 1));
        ulong[] before = [chipset.ReadRootComplex(0, 4), chipset.ReadRootComplex(0x3146, 4), chipset.ReadRootComplex(0x3FFC, 4)];
        var checkpoint = _board.Journal.Take();
        chipset.WriteRootComplex(0, 4, 0x12345678);
        chipset.WriteRootComplex(0x3146, 2, 0xABCD);
        chipset.WriteRootComplex(0x3FFF, 1, 0x5A);
        Assert.Equal([0x12345678ul, 0x3210ABCDul, 0x5A000000ul], new ulong[] { chipset.ReadRootComplex(0, 4), chipset.ReadRootComplex(0x3146, 4), chipset.ReadRootComplex(0x3FFC, 4) });
        _board.Journal.Restore(checkpoint);
        Assert.Equal(before, new ulong[] { chipset.ReadRootComplex(0, 4), chipset.ReadRootComplex(0x3146, 4), chipset.ReadRootComplex(0x3FFC, 4) });
        chipset.WriteRootComplex(0x3146, 2, 0xABCD);
        chipset.SystemReset();
        Assert.Equal(before[1], chipset.ReadRootComplex(0x3146, 4));
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
