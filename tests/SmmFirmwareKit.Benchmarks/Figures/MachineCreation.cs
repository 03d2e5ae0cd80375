// What a machine with four processors and room for eight costs before it runs: time and bytes.
using SmmFirmwareKit.Platform;

namespace SmmFirmwareKit.Benchmarks.Figures;

/// <summary>Against composing the firmware anew as well, and against a machine whose RAM and flash are arrays.</summary>
internal sealed class MachineCreation : IFigure
{
    private const int Machines = 20;

    private static readonly OvmfOptions s_options = new();

    public IEnumerable<Measurement> Measure()
    {
        OvmfPkgX64 firmware = new(s_options);
        double shared = Median.Nanoseconds(Machines, () => Create(() => firmware));
        double composed = Median.Nanoseconds(Machines, () => Create(() => new OvmfPkgX64(s_options)));
        yield return new Measurement("creating a machine of 4 CPUs", shared, "ns", "composing its firmware as well", composed);

        double own = MegabytesOf(() => new OvmfPlatform(firmware));
        double flat = MegabytesOf(() => new byte[s_options.RamBytes + (ulong)firmware.Flash.Length]);
        yield return new Measurement("memory of a new machine of 4 CPUs", own, "MiB", "its RAM and flash as arrays", flat);
    }

    private static void Create(Func<OvmfPkgX64> firmware)
    {
        for (int i = 0; i < Machines; i++)
        {
            GC.KeepAlive(new OvmfPlatform(firmware()));
        }
    }

    private static double MegabytesOf(Func<object> create)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        GC.KeepAlive(create());
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)(1 << 20);
    }
}
