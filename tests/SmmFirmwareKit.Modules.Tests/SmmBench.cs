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
internal sealed class SmmBench
{
    public const ulong BenchImage = 0x0200_0000;
    public const ulong PcdSource = 0x0300_0000;
    public const ulong PcdDatabase = 0x0310_0000;
    public const ulong HobList = 0x0400_0000;
    public const ulong SmmImage = 0x0700_0000;
    public const ulong Tiles = 0x0800_0000;
    public const ulong Heap = 0x0C00_0000;
    public const ulong RamBytes = 512UL << 20;

    public SmmBench(BenchOptions options)
    {
        Options = options;
        PcdValues pcds = new();
        pcds.Set(Pcd.PcdCpuMaxLogicalProcessorNumber, (ulong)options.Slots).Set(Pcd.PcdCpuSmmSyncMode, options.Relaxed ? 1UL : 0);
        FirmwareImage benchImage = new("Bench", 1);
        FirmwareImage smmImage = new("PiSmmCpuDxeSmm", 2);
        LibraryInstances libraries = Libraries(pcds);
        Boot = benchImage.Add(new BenchBoot(this, libraries));
        Core = benchImage.Add(new BenchCore(this, libraries));
        libraries.Bind<IMmServicesTableLib>(new BenchServices(Core)).Bind<IUefiBootServicesTableLib>(new BenchBootServices(Core));
        libraries.Bind<IMmSaveStateLib>(new AmdMmSaveState(libraries)).Bind<ISmmCpuSyncLib>(new SmmCpuSyncLib(libraries));
        libraries.Bind<ISmmCpuFeaturesLib>(smmImage.Add(new SmmCpuFeaturesLib(libraries)));
        Driver = new PiSmmCpuDxeSmmModule(smmImage, libraries);
        DispatchTable table = new();
        byte[] bench = benchImage.Link(BenchImage, table);
        byte[] smm = smmImage.Link(SmmImage, table);
        byte[] flash = new byte[1 << 20];
        bench.AsSpan((int)(Boot.ResetAddress - BenchImage), CodeCell.Size).CopyTo(flash.AsSpan(flash.Length - CodeCell.Size));
        Machine = new Machine(new MachineConfiguration(Chipset(options), flash, table) { Strategy = options.Strategy ?? new RoundRobin() });
        Load(BenchImage, bench);
        Load(SmmImage, smm);
        Load(PcdSource, pcds.ToDatabase());
    }

    public BenchOptions Options { get; }

    public Machine Machine { get; }

    public BenchBoot Boot { get; }

    public BenchCore Core { get; }

    public PiSmmCpuDxeSmmModule Driver { get; }

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

    private static LibraryInstances Libraries(PcdValues pcds)
    {
        LibraryInstances libraries = new();
        libraries.Bind<IBaseLib>(new BaseLib()).Bind<IIoLib>(new IoLib()).Bind<IBaseMemoryLib>(new BaseMemoryLib()).Bind<ITimerLib>(new AcpiTimerLib());
        libraries.Bind<ICpuLib>(new BaseCpuLib(libraries));
        libraries.Bind<IDebugLib>(new DebugLib(libraries)).Bind<IPciLib>(new BasePciCf8Lib(libraries)).Bind<ISynchronizationLib>(new BaseSynchronizationLib(libraries));
        libraries.Bind<IHobLib>(new HobLib(libraries, HobList)).Bind<IPcdLib>(new PcdLib(libraries, PcdDatabase, PcdSource, pcds));
        libraries.Bind<ILocalApicLib>(new BaseXApicX2ApicLib(libraries)).Bind<IMtrrLib>(new MtrrLib(libraries));
        return libraries.Bind<ISmmCpuPlatformHookLib>(new SmmCpuPlatformHookLibQemu(libraries));
    }

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
