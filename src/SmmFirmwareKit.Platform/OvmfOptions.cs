// What an engineer chooses about an OVMF machine: processors, memory, host features, PCDs.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Platform;

/// <summary>The properties of an OVMF platform and of the q35 machine it runs on.</summary>
public sealed record OvmfOptions
{
    private const ulong Megabyte = 1 << 20;

    /// <summary>CPU slots; the first <see cref="BootCpus"/> are filled at power-on.</summary>
    public CpuTopology Topology { get; init; } = CpuTopology.Flat(8);

    /// <summary>Processors at power-on.</summary>
    public int BootCpus { get; init; } = 4;

    /// <summary>SMI features the host offers: 7 is QEMU's default, 0 leaves broadcast, hot-plug and hot-unplug out.</summary>
    public ulong HostSmiFeatures { get; init; } = 7;

    /// <summary>Optional processor features.</summary>
    public ProcessorFeatures Features { get; init; } = new();

    /// <summary>How processors latch INIT, SIPI and SMI.</summary>
    public EventOrder EventOrder { get; init; } = EventOrder.Hardware;

    /// <summary>Links the SMM driver that answers the platform's questions about EFI_SMM_CPU_SERVICE_PROTOCOL.</summary>
    public bool Probe { get; init; } = true;

    /// <summary>Changes PCDs from OVMF's values, as a DSC does.</summary>
    public Action<PcdValues>? Pcds { get; init; }

    /// <summary>Extended TSEG: 16 MiB as on QEMU, and 64 KiB more for every slot, which is what tile, stack and state need.</summary>
    public ushort TsegMegabytes => (ushort)(16 + (Topology.Count / 16));

    /// <summary>RAM: 512 MiB; more for many slots, each of which needs two AP stacks of 32 KiB (PEI and DXE) besides its TSEG.</summary>
    public ulong RamBytes => Math.Max(512, 256UL + TsegMegabytes + ((ulong)Topology.Count / 8)) * Megabyte;

    /// <summary>First byte of TSEG.</summary>
    public ulong TsegBase => RamBytes - (TsegMegabytes * Megabyte);

    /// <summary>The machine's side of the options.</summary>
    public ChipsetConfiguration ToChipset() => new()
    {
        RamBytes = RamBytes,
        Topology = Topology,
        BootCpus = BootCpus,
        ExtendedTsegMegabytes = TsegMegabytes,
        HostSmiFeatures = HostSmiFeatures,
    };
}
