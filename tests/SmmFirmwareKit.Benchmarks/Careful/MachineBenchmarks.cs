// Whole machines under BenchmarkDotNet: creation, boot, hot-add.
using BenchmarkDotNet.Attributes;
using SmmFirmwareKit.Platform;

namespace SmmFirmwareKit.Benchmarks.Careful;

/// <summary>Four CPUs, room for eight.</summary>
[MemoryDiagnoser]
public class MachineBenchmarks
{
    private readonly OvmfPkgX64 _firmware = new(new OvmfOptions());

    [Benchmark]
    public object Create() => new OvmfPlatform(_firmware);

    [Benchmark]
    public object Boot() => BootedMachine.Boot(_firmware);

    [Benchmark]
    public void BootAndHotAdd() => BootedMachine.HotAdd(BootedMachine.Boot(_firmware));
}
