// Writing APM_CNT: who gets an SMI, and when nobody does.
namespace SmmFirmwareKit.Hardware.Tests.Chipset;

public sealed class ApmControl_Written
{
    private const int SmiEn = 0x630;
    private const uint ApmcEn = 0x20;

    private readonly Board _board = new Board(new ChipsetConfiguration { Topology = CpuTopology.Flat(4), BootCpus = 4 }).WithPowerManagement();

    [Fact]
    public void ApmcDisabled_NobodyHears()
    {
        _board.Out(0xB2, 0x55);
        Assert.Empty(_board.Signals);
        Assert.Equal(0x55u, _board.In(0xB2));
    }

    [Fact]
    public void NothingNegotiated_TheWriterAloneGetsIt_WithoutGblSmiEn()
    {
        _board.Out(SmiEn, ApmcEn, 4);
        _board.Out(0xB2, 0x55, cpu: 3);
        Assert.Equal(["smi 3"], _board.Signals);
    }

    [Fact]
    public void BroadcastNegotiated_EverybodyGetsIt_EvenFromNobody()
    {
        _board.Out(SmiEn, ApmcEn, 4);
        Assert.Equal(1, _board.Negotiate(SmiFeatures.Broadcast));
        _board.Out(0xB2, 0x55, cpu: -1);
        Assert.Equal(["smi all"], _board.Signals);
    }

    [Fact]
    public void WrittenByNobody_WithoutBroadcast_Faults()
    {
        _board.Out(SmiEn, ApmcEn, 4);
        Board.Faults("SFK7106", () => _board.Out(0xB2, 0x55, cpu: -1));
    }

    [Fact]
    public void Word_RaisesTheSmiBeforeTheStatusIsStored()
    {
        _board.Out(SmiEn, ApmcEn, 4);
        uint statusInSmi = 0xFF;
        _board.OnSignal = () => statusInSmi = _board.In(0xB3);
        _board.Out(0xB2, 0xAA55, 2);
        Assert.Equal(0x00u, statusInSmi);
        Assert.Equal(0xAAu, _board.In(0xB3));
    }

    [Fact]
    public void Dword_ReachesBothBytesTwice()
    {
        _board.Out(SmiEn, ApmcEn, 4);
        _board.Out(0xB2, 0x44_33_22_11, 4);
        Assert.Equal(["smi 0", "smi 0"], _board.Signals);
        Assert.Equal(0x4433u, _board.In(0xB2, 2));
    }

    [Theory]
    [InlineData(2u, 1u)]
    [InlineData(3u, 0u)]
    public void AcpiEnableAndDisable_SwitchSciEn_AndRaiseNoSmi(uint command, uint sciEn)
    {
        _board.Out(SmiEn, ApmcEn, 4);
        _board.Out(0x604, sciEn ^ 1, 2);
        _board.Out(0xB2, command);
        Assert.Empty(_board.Signals);
        Assert.Equal(sciEn, _board.In(0x604, 2) & 1);
    }

    [Fact]
    public void SmiLock_DoesNotProtectApmcEn()
    {
        _board.Out(SmiEn, ApmcEn | 1, 4);
        _board.Lpc(0xA0, 0x10, 2);
        _board.Out(SmiEn, 0, 4);
        Assert.Equal(1u, _board.In(SmiEn, 4));
    }
}
