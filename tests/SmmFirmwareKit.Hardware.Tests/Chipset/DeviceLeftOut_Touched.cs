// What the model leaves out stops the run with an id; what does not exist on the bus reads all ones.
namespace SmmFirmwareKit.Hardware.Tests.Chipset;

public sealed class DeviceLeftOut_Touched
{
    private readonly Board _board = new Board().WithPowerManagement();

    [Theory]
    [InlineData(0x21, "8259")]
    [InlineData(0x43, "8254")]
    [InlineData(0x64, "keyboard")]
    [InlineData(0x4D0, "edge/level")]
    [InlineData(0xCC4, "PCI hot-plug")]
    [InlineData(0xA14, "memory hot-plug")]
    public void Port_FaultsWithItsDevicesName(int port, string device)
    {
        Assert.Contains(device, Board.Faults("SFK7102", () => _board.In(port)), StringComparison.Ordinal);
        Assert.Contains($"0x{port:X4}", Board.Faults("SFK7102", () => _board.Out(port, 0)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "SATA")]
    [InlineData(3, "SMBus")]
    public void PciFunction_Faults(int function, string device) =>
        Assert.Contains(device, Board.Faults("SFK7102", () => _board.Chipset.ReadConfig(0, 31, function, 0, 4)), StringComparison.Ordinal);

    [Fact]
    public void NothingThere_ReadsAllOnes()
    {
        Assert.Equal(0xFFu, _board.In(0x3F8));
        Assert.Equal(0xFFFFFFFFu, _board.In(0x1234, 4));
        Assert.Equal(0xFFFFu, _board.Chipset.ReadConfig(0, 2, 0, 0, 2));
        Assert.Equal(0xFFFFFFFFu, _board.Chipset.ReadConfig(1, 0, 0, 0, 4));
    }

    [Fact]
    public void RealTimeClock_Faults_AndTheBytesBehindItDoNot()
    {
        _board.Out(0x70, 0x0A);
        Assert.Contains("0x0A", Board.Faults("SFK7104", () => _board.In(0x71)), StringComparison.Ordinal);
        _board.Out(0x70, Cmos.ShutdownStatus);
        _board.Out(0x71, 0xFE);
        _board.Chipset.SystemReset();
        Assert.Equal(0xFEu, _board.In(0x71));
    }

    [Theory]
    [InlineData(0x32)]
    [InlineData(0x37)]
    public void CenturyOfTheClock_Faults(int index)
    {
        _board.Out(0x70, (uint)index);
        Assert.Contains("centuries", Board.Faults("SFK7104", () => _board.Out(0x71, 0x20)), StringComparison.Ordinal);
    }

    [Fact]
    public void CmosEquipmentAndBootOrder_AreQemus() =>
        Assert.Equal([0x06, 0x30, 0x12], new[] { 0x14, 0x38, 0x3D }.Select(index => ReadCmos(_board, index)));

    [Fact]
    public void CmosMemorySizes_AreQemus()
    {
        // 6 GiB: 2 below 4 GiB, 4 above, in 64 KiB units.
        var board = new Board(new ChipsetConfiguration { RamBytes = 6UL << 30 });
        byte[] expected = [0x80, 0x02, 0xFF, 0xFF, 0x00, 0x7F, 0x00, 0x00, 0x01];
        Assert.Equal(expected, new[] { 0x15, 0x16, 0x30, 0x31, 0x34, 0x35, 0x5B, 0x5C, 0x5D }.Select(index => ReadCmos(board, index)));
    }

    private static byte ReadCmos(Board board, int index)
    {
        board.Out(Cmos.IndexPort, (uint)index | 0x80);
        return (byte)board.In(Cmos.IndexPort + 1);
    }

    [Theory]
    [InlineData(0ul, 1)]
    [InlineData(256ul << 20, 2)]
    public void ImpossibleMachine_Faults(ulong ram, int bootCpus) =>
        Board.Faults("SFK7105", () => _ = new Board(new ChipsetConfiguration { RamBytes = ram, BootCpus = bootCpus }));
}
