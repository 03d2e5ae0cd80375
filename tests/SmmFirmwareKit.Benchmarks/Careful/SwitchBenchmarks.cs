// A switch among processors, and the thread baton it is compared with.
using BenchmarkDotNet.Attributes;
using SmmFirmwareKit.Execution.Toy;

namespace SmmFirmwareKit.Benchmarks.Careful;

/// <summary>A switch at every step.</summary>
[MemoryDiagnoser]
public class SwitchBenchmarks
{
    private const int Switches = 10_000;

    private ToyMachine _machine = null!;
    private ThreadBaton _baton = null!;

    [Params(2, 64, 512)]
    public int Agents { get; set; }

    [GlobalSetup]
    public void Start()
    {
        _machine = Workloads.Reading(Agents, quantum: 1);
        _baton = new ThreadBaton(Agents);
    }

    [GlobalCleanup]
    public void End() => _baton.Dispose();

    [Benchmark(OperationsPerInvoke = Switches)]
    public void Switch() => _machine.Scheduler.Run(Switches);

    [Benchmark(Baseline = true, OperationsPerInvoke = Switches)]
    public void ThreadPerAgent() => _baton.Run(Switches);
}
