// Boots OVMF to the idle OS and keeps what tests ask about: steps by function, memory, processors.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Platform.Tests.Boot;

/// <summary>A machine that ran from reset until nothing happens any more.</summary>
internal sealed class BootBench : ITraceSink
{
    private const ulong MostSteps = 20_000_000;

    private readonly HashSet<(int Function, int Agent)> _ran = [];

    public BootBench(int cpus, int slots, ApLoop loop = ApLoop.Hlt, ulong? seed = null, Action<Machine>? beforeReset = null)
    {
        OvmfOptions options = new()
        {
            Topology = CpuTopology.Flat(slots),
            BootCpus = cpus,
            Pcds = pcds => pcds.Set(Pcd.PcdCpuApLoopMode, (ulong)loop),
        };
        Platform = new OvmfPlatform(new OvmfPkgX64(options), seed is { } known ? new SeededRandom(known) : null);
        beforeReset?.Invoke(Machine);
        Machine.Scheduler.Trace = this;
        Outcome = Machine.Scheduler.Run(MostSteps);
    }

    /// <summary>PcdCpuApLoopMode.</summary>
    internal enum ApLoop
    {
        Hlt = 1,
        Run = 3,
    }

    public OvmfPlatform Platform { get; }

    public Machine Machine => Platform.Machine;

    public RunOutcome Outcome { get; }

    /// <summary>Which processors ran a function.</summary>
    public int[] WhoRan(string function) =>
        [.. _ran.Where(entry => string.Equals(FunctionNames.Of(entry.Function), function, StringComparison.Ordinal)).Select(entry => entry.Agent).Order()];

    public byte[] Bytes(ulong address, int count, Requester requester)
    {
        byte[] bytes = new byte[count];
        Assert.True(Machine.Memory.TryRead(address, bytes, requester));
        return bytes;
    }

    void ITraceSink.Record(in StepRecord record) => _ran.Add((record.Function, record.Agent));
}
