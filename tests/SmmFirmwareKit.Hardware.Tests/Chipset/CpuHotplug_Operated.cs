// CPU hot-plug seen from the operator and from software together.
namespace SmmFirmwareKit.Hardware.Tests.Chipset;

public sealed class CpuHotplug_Operated
{
    private const int Block = 0xCD8;

    // APIC ids 0..5 and 8..13: index 6 is id 8.
    private readonly Board _board = new Board(new ChipsetConfiguration { Topology = new CpuTopology(2, 1, 3, 2), BootCpus = 2 }).WithPowerManagement();

    private void Modern() => _board.Out(Block, 0);

    [Fact]
    public void Topology_LeavesHolesInApicIds()
    {
        Assert.Equal(12, _board.Chipset.PossibleCpus.Count);
        Assert.Equal([0u, 1u, 2u, 3u, 4u, 5u, 8u, 9u, 10u, 11u, 12u, 13u], _board.Chipset.PossibleCpus.Select(cpu => cpu.ApicId));
        Assert.Equal((1, 0, 2, 1), _board.Chipset.Configuration.Topology.Place(13));
    }

    [Fact]
    public void LegacyBitmap_IsByApicId()
    {
        Assert.Null(_board.Chipset.PlugCpu(6));
        Assert.Equal(0x103u, _board.In(Block, 4));
        Assert.Equal(0x01u, _board.In(Block + 1));
        Assert.Equal(0x04u, _board.In(0x620));
    }

    [Fact]
    public void LegacyMode_CannotUnplug() =>
        Assert.Equal("acpi: device unplug request for not supported device type: max-x86_64-cpu", _board.Chipset.RequestUnplug(1));

    [Fact]
    public void AddedCpu_IsAnnouncedEverywhere()
    {
        Modern();
        Assert.Null(_board.Chipset.PlugCpu(6));
        _board.Out(Block, 6, 4);
        Assert.Equal(0x03u, _board.In(Block + 4));
        _board.Out(FwCfg.SelectorPort, 5, 2);
        Assert.Equal(3u, _board.In(FwCfg.DataPort));
        _board.Out(0x70, Cmos.CpuCount);
        Assert.Equal(2u, _board.In(0x71));
    }

    [Fact]
    public void Refusals_AreQemus()
    {
        Modern();
        Assert.Equal("CPU[1] with APIC ID 1 exists", _board.Chipset.PlugCpu(1));
        Assert.Equal("Boot CPU is unpluggable", _board.Chipset.RequestUnplug(0));
        Assert.Equal("CPU[6] with APIC ID 8 does not exist", _board.Chipset.RequestUnplug(6));
        Assert.Equal("Invalid CPU index 12, valid index range 0:11", _board.Chipset.PlugCpu(12));
        Assert.Equal(1, _board.Negotiate(SmiFeatures.Broadcast));
        Assert.Equal("cpu hotplug with SMI wasn't enabled by firmware", _board.Chipset.PlugCpu(2));
        Assert.Equal("cpu hot-unplug with SMI wasn't enabled by firmware", _board.Chipset.RequestUnplug(1));
    }

    [Fact]
    public void HotplugWithoutUnplugNegotiated_AddsButDoesNotRemove()
    {
        Modern();
        Assert.Equal(1, _board.Negotiate(SmiFeatures.Broadcast | SmiFeatures.CpuHotplug));
        Assert.Null(_board.Chipset.PlugCpu(2));
        Assert.NotNull(_board.Chipset.RequestUnplug(2));
    }

    [Fact]
    public void Ejected_CpuIsGone_AndTheBootCpuIsNot()
    {
        Modern();
        Assert.Null(_board.Chipset.RequestUnplug(1));
        _board.Out(Block, 1, 4);
        _board.Out(Block + 4, 0x08);
        Assert.Equal(["ejected 1"], _board.Signals);
        Assert.Equal(0x04u, _board.In(Block + 4));
        _board.Out(Block, 0, 4);
        _board.Out(Block + 4, 0x08);
        Assert.True(_board.Chipset.CpuHotplug.IsPresent(0));
        Assert.Equal(1, _board.Chipset.CpuHotplug.PresentCount);
    }

    [Fact]
    public void Ost_ReachesTheOperator()
    {
        Modern();
        _board.Out(Block, 2, 4);
        _board.Out(Block + 5, 1);
        _board.Out(Block + 8, 0x103, 4);
        _board.Out(Block + 5, 2);
        _board.Out(Block + 8, 0x84, 4);
        Assert.Equal(["ost 2 259 132"], _board.Signals);
    }

    [Fact]
    public void PowerOn_BringsTheBootCpusAndLegacyModeBack()
    {
        Modern();
        _board.Chipset.PlugCpu(6);
        _board.Chipset.PowerOn();
        Assert.False(_board.Chipset.CpuHotplug.Modern);
        Assert.Equal(2, _board.Chipset.CpuHotplug.PresentCount);
        _board.Out(FwCfg.SelectorPort, 5, 2);
        Assert.Equal(2u, _board.In(FwCfg.DataPort));
    }
}
