// The execution figures under BenchmarkDotNet, for careful runs.
using BenchmarkDotNet.Attributes;
using SmmFirmwareKit.Execution.Toy;

namespace SmmFirmwareKit.Benchmarks.Careful;

/// <summary>An access without a switch.</summary>
[MemoryDiagnoser]
public class AccessBenchmarks
{
    private const int Accesses = 100_000;

    private readonly ToyMachine _machine = Workloads.Reading(agents: 1, quantum: Accesses);

    [Benchmark(OperationsPerInvoke = Accesses)]
    public void Access() => _machine.Scheduler.Run(Accesses);
}
