// Checkpoint, step and restore by depth of the suspended stack.
using BenchmarkDotNet.Attributes;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Execution.Toy;

namespace SmmFirmwareKit.Benchmarks.Careful;

/// <summary>One step tried and taken back.</summary>
[MemoryDiagnoser]
public class CheckpointBenchmarks
{
    private ToyMachine _machine = null!;

    [Params(1, 7, 20)]
    public int Frames { get; set; }

    [GlobalSetup]
    public void Start() => _machine = Workloads.Reading(agents: 2, quantum: 1, depth: Frames);

    [Benchmark]
    public void TryStep()
    {
        Checkpoint checkpoint = _machine.Journal.Take();
        _machine.Scheduler.Run(1);
        _machine.Journal.Restore(checkpoint);
        _machine.Journal.Release(checkpoint);
    }
}
