// PiSmmCpuDxeSmm on a bare machine: no PEI, DXE or SMM core, only what the driver needs from them.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware;
using SmmFirmwareKit.Modules.MdeModulePkg;
using SmmFirmwareKit.Modules.MdePkg;
using SmmFirmwareKit.Modules.OvmfPkg;
using SmmFirmwareKit.Modules.OvmfPkg.Library.SmmCpuFeaturesLib;
using SmmFirmwareKit.Modules.OvmfPkg.Library.SmmCpuPlatformHookLibQemu;
using SmmFirmwareKit.Modules.UefiCpuPkg;
using SmmFirmwareKit.Modules.UefiCpuPkg.Library.MmSaveStateLib;
using SmmFirmwareKit.Modules.UefiCpuPkg.Library.SmmCpuSyncLib;
using SmmFirmwareKit.Modules.UefiCpuPkg.PiSmmCpuDxeSmm;

namespace SmmFirmwareKit.Modules.Tests;

/// <summary>A machine whose boot code loads the driver and raises SMIs; what the SMM core would do is a test's scenario.</summary>
[Platform("SmmBench.dsc")]
[LibraryClass<IBaseLib, BaseLib>]
[LibraryClass<IBaseMemoryLib, BaseMemoryLib>]
[LibraryClass<ICpuLib, BaseCpuLib>]
[LibraryClass<IDebugLib, DebugLib>(nameof(DebugPrintErrorLevel))]
[LibraryClass<IHobLib, HobLib>(nameof(HobList))]
[LibraryClass<IIoLib, IoLib>]
[LibraryClass<ILocalApicLib, BaseXApicX2ApicLib>]
[LibraryClass<IMmSaveStateLib, AmdMmSaveState>]
[LibraryClass<IMmServicesTableLib, BenchServices>]
[LibraryClass<IMtrrLib, MtrrLib>]
[LibraryClass<IPcdLib, PcdLib>(nameof(PcdDatabase), nameof(PcdSource), nameof(Pcds))]
[LibraryClass<IPciLib, BasePciCf8Lib>]
[LibraryClass<ISmmCpuFeaturesLib, SmmCpuFeaturesLib>(nameof(HasSmmBaseHob))]
[LibraryClass<ISmmCpuPlatformHookLib, SmmCpuPlatformHookLibQemu>]
[LibraryClass<ISmmCpuSyncLib, SmmCpuSyncLib>]
[LibraryClass<ISynchronizationLib, BaseSynchronizationLib>]
[LibraryClass<ITimerLib, AcpiTimerLib>]
[LibraryClass<IUefiBootServicesTableLib, BenchBootServices>]
[Component<BenchModule>(nameof(Self))]
[Component<PiSmmCpuDxeSmmModule>]
internal sealed partial class SmmBench : FirmwarePlatform
{
    public const ulong BenchImage = 0x0200_0000;
    public const ulong PcdSource = 0x0300_0000;
    public const ulong PcdDatabase = 0x0310_0000;
    public const ulong HobList = 0x0400_0000;
    public const ulong SmmImage = 0x0700_0000;
    public const ulong Tiles = 0x0800_0000;
    public const ulong Heap = 0x0C00_0000;
    public const ulong RamBytes = 512UL << 20;

    private const uint DebugPrintErrorLevel = 0;
    private const bool HasSmmBaseHob = true;

    private readonly DispatchTable _table = new();
    private readonly List<(ulong Address, byte[] Bytes)> _linked = [];

    public SmmBench(BenchOptions options)
    {
        Options = options;
        Pcds.Set(Pcd.PcdCpuMaxLogicalProcessorNumber, (ulong)options.Slots).Set(Pcd.PcdCpuSmmSyncMode, options.Relaxed ? 1UL : 0);
        Compose();
        byte[] flash = new byte[1 << 20];
        _linked[0].Bytes.AsSpan((int)(Boot.ResetAddress - BenchImage), CodeCell.Size).CopyTo(flash.AsSpan(flash.Length - CodeCell.Size));
        Machine = new Machine(new MachineConfiguration(Chipset(options), flash, _table) { Strategy = options.Strategy ?? new RoundRobin() });
        foreach ((ulong address, byte[] bytes) in _linked)
        {
            Load(address, bytes);
        }

        Load(PcdSource, Pcds.ToDatabase());
    }

    public BenchOptions Options { get; }

    public Machine Machine { get; }

    public BenchBoot Boot => Bench.BenchBoot;

    public BenchCore Core => Bench.BenchCore;

    public PiSmmCpuDxeSmmModule Driver => PiSmmCpuDxeSmm;

    private SmmBench Self => this;

    private PcdValues Pcds { get; } = new();

    protected override void Place(FirmwareImage image, IFirmwareModule module, ModuleTypes moduleType, string? ruleOverride)
    {
        ulong address = moduleType == ModuleTypes.Sec ? BenchImage : SmmImage;
        _linked.Add((address, image.Link(address, _table)));
    }

    /// <summary>Runs to the end: all processors halted.</summary>
    public SmmBench Run()
    {
        RunOutcome outcome = Machine.Scheduler.Run(StepLimit);
        Assert.True(outcome == RunOutcome.Quiescent, $"the run ended with {outcome} at step {Machine.Scheduler.Step}");
        return this;
    }

    private const ulong StepLimit = 200_000_000;

    public ulong Read64(ulong address) => BitConverter.ToUInt64(Machine.Ram.Read(address));

    /// <summary>What the scenario recorded, in order.</summary>
    public ulong[] Recorded() => [.. Enumerable.Range(0, (int)Read64(Core.RecordCount.Address)).Select(i => Read64(Core.Records.Address + (8UL * (ulong)i)))];

    /// <summary>The recorded values as statuses.</summary>
    public EfiStatus[] Statuses() => [.. Recorded().Select(value => (EfiStatus)value)];

    private static ChipsetConfiguration Chipset(BenchOptions options) => new()
    {
        RamBytes = RamBytes,
        Topology = new CpuTopology(1, 1, options.Slots, 1),
        BootCpus = options.Cpus,
    };

    private void Load(ulong address, ReadOnlySpan<byte> bytes)
    {
        for (; !bytes.IsEmpty; bytes = bytes[Math.Min(bytes.Length, PhysicalMemory.PageSize)..], address += PhysicalMemory.PageSize)
        {
            Machine.Ram.Write(address, bytes[..Math.Min(bytes.Length, PhysicalMemory.PageSize)]);
        }
    }
}

/// <summary>What a test chooses.</summary>
/// <param name="Cpus">Processors at power-on.</param>
internal sealed record BenchOptions(int Cpus)
{
    /// <summary>Possible processors.</summary>
    public int Slots { get; init; } = Cpus;

    public bool Relaxed { get; init; }

    /// <summary>SMIs after the driver is loaded.</summary>
    public int Smis { get; init; } = 1;

    /// <summary>Whether the BSP's SMIs go to all processors, as QEMU's broadcast does, or to itself only.</summary>
    public bool Broadcast { get; init; } = true;

    public IScheduleStrategy? Strategy { get; init; }

    /// <summary>What the SMM core's entry does, on the BSP, in each SMI.</summary>
    public Func<BenchCore, FirmwareTask>? Scenario { get; init; }
}
