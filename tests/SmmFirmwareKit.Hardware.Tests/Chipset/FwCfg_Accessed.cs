// fw_cfg: directory, DMA, and what lies past the end of an item.
using System.Buffers.Binary;
using System.Text;

namespace SmmFirmwareKit.Hardware.Tests.Chipset;

public sealed class FwCfg_Accessed
{
    private const uint Error = 1;
    private const uint Read = 2;
    private const uint Skip = 4;
    private const uint Select = 8;
    private const uint Write = 16;

    private readonly Board _board = new(new ChipsetConfiguration { Files = [new FwCfgFile("opt/test", "hello"u8.ToArray())] });

    [Fact]
    public void Directory_ListsFilesByName()
    {
        Assert.Equal(0u, _board.Dma(0x0019_0000 | Select | Read, 4 + (4 * 64), 0x100));
        Assert.Equal(4u, BinaryPrimitives.ReadUInt32BigEndian(_board.Memory[0x100..]));
        string[] names = [.. Enumerable.Range(0, 4).Select(i => Encoding.ASCII.GetString(_board.Memory.Slice(0x104 + (i * 64) + 8, 56)).TrimEnd('\0'))];
        Assert.Equal([SmiFeatures.OkFile, SmiFeatures.RequestedFile, SmiFeatures.SupportedFile, "opt/test"], names);
        Assert.Equal(5u, BinaryPrimitives.ReadUInt32BigEndian(_board.Memory[(0x104 + (3 * 64))..]));
        Assert.Equal(0x23, BinaryPrimitives.ReadUInt16BigEndian(_board.Memory[(0x108 + (3 * 64))..]));
    }

    [Fact]
    public void NoSmiFeaturesOffered_NoFiles() =>
        Board.Faults("SFK7103", () => new Board(new ChipsetConfiguration { HostSmiFeatures = 0 }).Chipset.FwCfg.SelectorOf(SmiFeatures.OkFile));

    [Fact]
    public void DmaRead_FillsWithZerosPastTheEnd()
    {
        _board.Memory.Slice(0x100, 16).Fill(0xCC);
        Assert.Equal(0u, _board.Dma(0x0023_0000 | Select | Read, 8, 0x100));
        Assert.Equal("hello\0\0\0\xCC"u8.ToArray()[..8], _board.Memory.Slice(0x100, 8).ToArray());
        Assert.Equal(0xCC, _board.Memory[0x108]);
    }

    [Fact]
    public void DmaSkip_MovesOn()
    {
        Assert.Equal(0u, _board.Dma(0x0023_0000 | Select | Skip, 4, 0));
        Assert.Equal((uint)'o', _board.In(FwCfg.DataPort));
        Assert.Equal(0u, _board.In(FwCfg.DataPort));
    }

    [Fact]
    public void DmaWriteToReadOnlyItem_Fails()
    {
        Assert.Equal(Error, _board.Dma(0x0023_0000 | Select | Write, 2, 0x100));
        _board.Out(FwCfg.SelectorPort, 0x23, 2);
        Assert.Equal((uint)'h', _board.In(FwCfg.DataPort));
    }

    /// <summary>QEMU's fw_cfg_dma_transfer: memory that does not answer is an error, and what was read of the item is gone all the same.</summary>
    [Fact]
    public void DmaToMemoryThatDoesNotAnswer_Fails_AndMovesOn()
    {
        _board.MemoryEnd = 0x102;
        Assert.Equal(Error, _board.Dma(0x0023_0000 | Select | Read, 4, 0x100));
        Assert.Equal((uint)'o', _board.In(FwCfg.DataPort));
        Assert.Equal(Error, _board.Dma(0x0023_0000 | Select | Read, 8, 0x0FC));
        _board.MemoryEnd = 0x0F;
        Assert.Equal(Error, _board.Dma(0x0023_0000 | Select, 0, 0));
        Assert.Equal(0u, _board.In(FwCfg.DataPort));
    }

    /// <summary>FW_CFG_WRITE_CHANNEL: the selector's bit 14 is left of older interfaces and means nothing.</summary>
    [Fact]
    public void WriteChannel_SelectsTheSameItem()
    {
        _board.Out(FwCfg.SelectorPort, 0x4023, 2);
        Assert.Equal((uint)'h', _board.In(FwCfg.DataPort));
    }

    [Fact]
    public void ItemLeftOut_Faults() =>
        Assert.Contains("0x000E", Board.Faults("SFK7103", () => _board.Out(FwCfg.SelectorPort, 0x0E, 2)), StringComparison.Ordinal);

    [Fact]
    public void ItemThatQemuLacks_ReadsZero()
    {
        _board.Out(FwCfg.SelectorPort, 0x3FFF, 2);
        Assert.Equal(0u, _board.In(FwCfg.DataPort));
    }
}
