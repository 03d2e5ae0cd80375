// A width of access that a register does not declare reads zero and writes nothing, or is another register's.
namespace SmmFirmwareKit.Hardware.Tests.Registers;

public sealed class Widths_Declared
{
    private const uint Base = 0x600;

    private readonly Board _board = new Board().WithPowerManagement();

    [Fact]
    public void SmiEn_TakesDwordsOnly()
    {
        DeclaredRegister register = Register("SMI_EN");
        Assert.Equal(AccessWidths.Dword, register.Widths);
        _board.Out((int)(Base + register.Offset), 0x20, 4);
        _board.Out((int)(Base + register.Offset), 0, 1);
        _board.Out((int)(Base + register.Offset), 0, 2);
        Assert.Equal(0x20u, _board.In((int)(Base + register.Offset), 4));
        Assert.Equal(0u, _board.In((int)(Base + register.Offset), 1));
        Assert.Equal(0u, _board.In((int)(Base + register.Offset), 2));
    }

    [Fact]
    public void ConfigAddress_TakesDwordsOnly()
    {
        Assert.Equal(AccessWidths.Dword, DeclaredBlocks.All.Single(block => string.Equals(block.Name, "CONFIG_ADDRESS", StringComparison.Ordinal)).Registers[0].Widths);
        _board.Out(0xCF8, 0x80000098, 4);
        _board.Out(0xCF8, 0, 1);
        _board.Out(0xCF8, 0, 2);
        Assert.Equal(0x80000098u, _board.In(0xCF8, 4));
    }

    private static DeclaredRegister Register(string name) =>
        DeclaredBlocks.All.SelectMany(block => block.Registers).Single(register => string.Equals(register.Name, name, StringComparison.Ordinal));
}
