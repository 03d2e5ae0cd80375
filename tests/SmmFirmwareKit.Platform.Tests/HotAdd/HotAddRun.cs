// One hot-add on one machine: boot, plug, let everything settle; and looks at the machine without steps.
using System.Globalization;
using System.Runtime.InteropServices;
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware;
using SmmFirmwareKit.Modules.Kit.SmmCpuProbe;
using SmmFirmwareKit.Modules.Os;
using SmmFirmwareKit.Modules.OvmfPkg;

namespace SmmFirmwareKit.Platform.Tests.HotAdd;

/// <summary>What is varied; its text is what a failure message prints and a replay needs.</summary>
internal sealed record HotAddCase(int BootCpus, int Added, PlugMoment Moment, ulong HostSmiFeatures, ulong BootSeed, ulong Seed)
{
    /// <summary>Every third schedule is a round robin with a quantum, the others are random with short and long turns.</summary>
    public static IScheduleStrategy Strategy(ulong seed) => seed % 3 == 0
        ? new RoundRobin(1 + (int)(seed / 3 % 16))
        : new SeededRandom(seed, 1 + (int)(seed % 16));

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{BootCpus} CPUs + {Added} {Moment}, host SMI features {HostSmiFeatures}, boot seed {BootSeed}, seed {Seed}");
}

/// <summary>A platform being run.</summary>
internal sealed class HotAddRun(OvmfPkgX64 firmware, IScheduleStrategy boot)
{
    /// <summary>Far more than any run takes: a machine that does not come to rest has lost its way.</summary>
    private const ulong StepLimit = 60_000_000;

    public OvmfPlatform Platform { get; } = new(firmware, boot);

    public Machine Machine => Platform.Machine;

    private static Ptr<OsControl> Control => new(OsMemoryMap.Control);

    public uint OnlineCount => Read<uint>(Control.OnlineCount.Address);

    public uint NotifyCount => Read<uint>(Control.NotifyCount.Address);

    public static OvmfPkgX64 Firmware(int slots, int bootCpus, ulong hostSmiFeatures) =>
        new(new OvmfOptions { Topology = CpuTopology.Flat(slots), BootCpus = bootCpus, HostSmiFeatures = hostSmiFeatures });

    /// <summary>Runs until nothing can happen any more.</summary>
    public void Settle()
    {
        RunOutcome outcome = Machine.Scheduler.Run(StepLimit);
        Assert.True(outcome == RunOutcome.Quiescent, $"the machine does not come to rest: {outcome} at step {Machine.Scheduler.Step}; {Describe()}");
    }

    /// <summary>Plugs and, for a plug right after the SMI, has the OS write the SMI command.</summary>
    public void Plug(int added, PlugMoment moment)
    {
        Platform.Operator.Plug(Platform.Firmware.Options.BootCpus, added, moment);
        if (moment == PlugMoment.AfterSmi)
        {
            Request(Q35MchIch9.ICH9_APM_CNT_CPU_HOTPLUG);
        }
    }

    /// <summary>Has the OS write a value to port 0xB2.</summary>
    public void Request(byte value) =>
        Machine.Dma.Write(Control.Request.Address, BitConverter.GetBytes(OsControl.RequestPending | value));

    /// <summary>Asks the CPU service about every slot, from inside SMM.</summary>
    public SmmCpuProbeEntry[] Probe()
    {
        SmmCpuProbe probe = Platform.Firmware.SmmCpuProbe!.SmmCpuProbe;
        ulong before = Read<ulong>(probe.ProbeCount.Address);
        Request(SmmCpuProbe.ProbeCommand);
        Settle();
        Assert.Equal(before + 1, Read<ulong>(probe.ProbeCount.Address));
        SmmCpuProbeEntry[] entries = new SmmCpuProbeEntry[Read<ulong>(probe.SlotCount.Address)];
        Assert.True(Machine.Memory.TryRead(Read<ulong>(probe.Entries.Address), MemoryMarshal.AsBytes(entries.AsSpan()), Requester.CpuInSmm));
        return entries;
    }

    /// <summary>Reads memory as SMM sees it.</summary>
    public T Read<T>(ulong address)
        where T : unmanaged
    {
        T value = default;
        Assert.True(Machine.Memory.TryRead(address, MemoryMarshal.AsBytes(new Span<T>(ref value)), Requester.CpuInSmm));
        return value;
    }

    /// <summary>CPU_HOT_PLUG_DATA, as PiSmmCpuDxeSmm published it.</summary>
    public Ptr<CpuHotPlugData> HotPlugData =>
        new(Read<ulong>(OvmfMemoryMap.PcdDatabase + ((ulong)Pcd.PcdCpuHotPlugDataAddress * sizeof(ulong))));

    public string Describe() => string.Join("; ", Machine.Processors.ToArray().Where(cpu => cpu.IsPresent).Select(cpu => string.Create(
        CultureInfo.InvariantCulture,
        $"{cpu.Name} {cpu.Activity} {cpu.ModeName(cpu.Mode)} SMBASE {cpu.Smbase:X} at {cpu.InstructionAddress:X} in {string.Join('<', cpu.SuspendedFunctions())}")));
}
