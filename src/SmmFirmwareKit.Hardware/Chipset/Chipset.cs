// The q35 chipset put together: ports, configuration space, operator events, and the address map they add up to.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware;

/// <summary>All devices of the chipset and their wiring.</summary>
public sealed class Chipset
{
    private readonly PortBus _ports;
    private readonly PciConfig _pci;
    private readonly Apm _apm;
    private readonly RootComplex _rootComplex;
    private readonly Device[] _devices;
    private AddressMap _map;
    private int _mapEpoch = 1;
    private int _computedEpoch;

    /// <summary>Builds and powers on a chipset.</summary>
    /// <param name="journal">Covers every device.</param>
    /// <param name="configuration">The machine.</param>
    /// <param name="outputs">Wires to the CPUs and the interrupt controller.</param>
    /// <param name="memory">What fw_cfg's DMA reaches.</param>
    /// <param name="clock">Virtual time in nanoseconds.</param>
    public Chipset(Journal journal, ChipsetConfiguration configuration, IChipsetOutputs outputs, IDmaMemory memory, Func<ulong> clock)
    {
        configuration.Verify();
        Configuration = configuration;
        PossibleCpus = configuration.Topology.PossibleCpus();
        Mch = new Mch(journal, configuration) { MapChanged = InvalidateMap };
        Lpc = new Ich9Lpc(journal, outputs) { MapChanged = InvalidateMap };
        Mch.TsegPlaced = Lpc.TsegPlaced;
        _rootComplex = new RootComplex(journal);
        IoApic = new IoApic(journal, outputs.SendInterrupt);
        Pm = new Ich9Pm(journal, Lpc, outputs, clock, configuration);
        SmiFeatures = new SmiFeatures(journal, configuration.HostSmiFeatures);
        FwCfg = new FwCfg(journal, new FwCfgCatalog(configuration, SmiFeatures), memory);
        Cmos = new Cmos(journal, configuration);
        CpuHotplug = new CpuHotplugBlock(journal, configuration, Pm) { Ejected = cpu => Eject(cpu, outputs), OspmStatus = outputs.ReportOspmStatus };
        DebugPort = new DebugPort(journal);
        _apm = new Apm(journal, Pm, SmiFeatures, outputs);
        _pci = new PciConfig(journal, Mch, Lpc, configuration.Vga);
        var reset = new ResetControl(journal, outputs);
        var fastReset = new FastReset(journal, outputs);
        _devices = [Mch, Lpc, Pm, SmiFeatures, _apm, FwCfg, Cmos, CpuHotplug, DebugPort, _pci, reset, fastReset, _rootComplex, IoApic];
        _ports = new PortBus([new(ResetControl.ResetPort, 1, reset)], Pm.Ranges(), Ranges(fastReset), Lpc);
        PowerOn();
    }

    public ChipsetConfiguration Configuration { get; }

    /// <summary>Every CPU slot, in index order.</summary>
    public IReadOnlyList<PossibleCpu> PossibleCpus { get; }

    public Mch Mch { get; }

    public Ich9Lpc Lpc { get; }

    public Ich9Pm Pm { get; }

    public SmiFeatures SmiFeatures { get; }

    public FwCfg FwCfg { get; }

    public Cmos Cmos { get; }

    public CpuHotplugBlock CpuHotplug { get; }

    public DebugPort DebugPort { get; }

    public IoApic IoApic { get; }

    /// <summary>Everything with state, in a fixed order.</summary>
    public IReadOnlyList<Device> Devices => _devices;

    /// <summary>Moves whenever <see cref="Map"/> may have changed, also when a checkpoint is restored.</summary>
    public int MapEpoch => _mapEpoch;

    /// <summary>The SMRAM settings in force.</summary>
    public SmramState Smram => Map.Smram;

    /// <summary>The address decoding in force.</summary>
    public ref readonly AddressMap Map
    {
        get
        {
            if (_computedEpoch != _mapEpoch)
            {
                _map = ComputeMap();
                _computedEpoch = _mapEpoch;
            }

            return ref _map;
        }
    }

    /// <summary>Power on: RAM aside, nothing survives.</summary>
    public void PowerOn()
    {
        foreach (Device device in _devices)
        {
            device.PowerOn();
        }

        AnnounceCpuCount();
    }

    /// <summary>System reset: locks open, but some registers survive, as on QEMU.</summary>
    public void SystemReset()
    {
        foreach (Device device in _devices)
        {
            device.SystemReset();
        }
    }

    /// <summary>IN: 1, 2 or 4 bytes.</summary>
    public uint ReadPort(ushort port, int width) => _ports.Read(port, width);

    /// <summary>OUT by the CPU with index <paramref name="cpu"/>; -1 if no CPU does it.</summary>
    public void WritePort(ushort port, int width, uint value, int cpu)
    {
        _apm.Writer = cpu;
        _ports.Write(port, width, value);
    }

    /// <summary>Reads PCI configuration space directly.</summary>
    public uint ReadConfig(int bus, int device, int function, int offset, int width) => _pci.Read(bus, device, function, offset, width);

    /// <summary>Writes PCI configuration space directly.</summary>
    public void WriteConfig(int bus, int device, int function, int offset, int width, uint value) => _pci.Write(bus, device, function, offset, width, value);

    /// <summary>Reads the ECAM window (<see cref="MemoryTarget.Ecam"/>): bus, device, function and register are address bits.</summary>
    public uint ReadEcam(uint offset, int width) => _pci.Read((int)(offset >> 20), (int)(offset >> 15) & 31, (int)(offset >> 12) & 7, (int)offset & 0xFFF, width);

    /// <summary>Writes the ECAM window.</summary>
    public void WriteEcam(uint offset, int width, uint value) => _pci.Write((int)(offset >> 20), (int)(offset >> 15) & 31, (int)(offset >> 12) & 7, (int)offset & 0xFFF, width, value);

    /// <summary>Reads the RCBA window (<see cref="MemoryTarget.RootComplex"/>).</summary>
    public uint ReadRootComplex(int offset, int width) => _rootComplex.Read(offset, width);

    /// <summary>Writes the RCBA window.</summary>
    public void WriteRootComplex(int offset, int width, uint value) => _rootComplex.Write(offset, width, value);

    /// <summary>The operator adds a CPU (device_add). Returns QEMU's refusal, or null when the CPU is there.</summary>
    public string? PlugCpu(int index)
    {
        if (SmiFeatures.HotplugRefusal is { } refusal)
        {
            return refusal;
        }

        if (NoSlot(index) is { } complaint)
        {
            return complaint;
        }

        if (CpuHotplug.IsPresent(index))
        {
            return $"CPU[{index}] with APIC ID {PossibleCpus[index].ApicId} exists";
        }

        CpuHotplug.Insert(index);
        AnnounceCpuCount();
        return null;
    }

    /// <summary>The operator asks for a CPU back (device_del). Returns QEMU's refusal, or null when the OS was asked.</summary>
    public string? RequestUnplug(int index)
    {
        if (index == 0)
        {
            return "Boot CPU is unpluggable";
        }

        if (NoSlot(index) is { } complaint)
        {
            return complaint;
        }

        if (!CpuHotplug.IsPresent(index))
        {
            return $"CPU[{index}] with APIC ID {PossibleCpus[index].ApicId} does not exist";
        }

        if (!CpuHotplug.Modern)
        {
            return $"acpi: device unplug request for not supported device type: {Configuration.CpuType}";
        }

        if (SmiFeatures.HotUnplugRefusal is { } refusal)
        {
            return refusal;
        }

        CpuHotplug.RequestRemoval(index);
        return null;
    }

    private string? NoSlot(int index) =>
        (uint)index < (uint)PossibleCpus.Count ? null : $"Invalid CPU index {index}, valid index range 0:{PossibleCpus.Count - 1}";

    private PortRange[] Ranges(FastReset fastReset) =>
    [
        new(Apm.ControlPort, 2, _apm, PieceMax: 1),
        new(PciConfig.AddressPort, 4, _pci),
        new(PciConfig.DataPort, 4, _pci, Bias: 4),
        new(CpuHotplugBlock.BasePort, CpuHotplugBlock.LegacySize, CpuHotplug),
        new(FwCfg.SelectorPort, 2, FwCfg),
        new(FwCfg.DmaPort, 8, FwCfg, Bias: 4),
        new(Cmos.IndexPort, 2, Cmos, PieceMax: 1),
        new(DebugPort.Port, 1, DebugPort, MaxWidth: 1),
        new(FastReset.Port92, 1, fastReset, PieceMax: 1),
        .. Configuration.Vga ? VgaAdapter.Ranges : [],
    ];

    private void Eject(int cpu, IChipsetOutputs outputs)
    {
        AnnounceCpuCount();
        outputs.Ejected(cpu);
    }

    private void AnnounceCpuCount()
    {
        FwCfg.SetCpuCount(CpuHotplug.PresentCount);
        Cmos.SetCpuCount(CpuHotplug.PresentCount);
    }

    private void InvalidateMap() => _mapEpoch++;

    private AddressMap ComputeMap()
    {
        ulong low = Configuration.LowRamBytes;
        (ulong ecamBase, uint ecamSize) = Mch.Ecam;
        (uint rootBase, uint rootSize) = Lpc.RootComplexWindow;
        return new AddressMap(
            Mch.Smram(),
            Mch.Pam(),
            low,
            MemoryViews.FourGiB + (Configuration.RamBytes - low),
            Configuration.FlashBytes,
            ecamBase,
            ecamSize,
            rootBase,
            rootSize,
            Lpc.TsegInFront,
            Configuration.Vga);
    }
}
