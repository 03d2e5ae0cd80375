// Booting four processors to the OS, and hot-adding a fifth.
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Platform;

namespace SmmFirmwareKit.Benchmarks.Figures;

/// <summary>
/// Against the same in the finest interleaving, a switch at every step; and hot-add from a checkpoint at the OS's idle loop
/// against booting first.
/// </summary>
internal sealed class BootAndHotAdd : IFigure
{
    // A boot runs some hundred functions, and each is compiled when first called.
    private const int WarmUpMilliseconds = 1_000;

    public IEnumerable<Measurement> Measure()
    {
        OvmfPkgX64 firmware = new(new OvmfOptions());
        double both = Median.Nanoseconds(1, () => Trial(firmware, new RoundRobin()), WarmUpMilliseconds);
        double finest = Median.Nanoseconds(1, () => Trial(firmware, new RoundRobin(1)));
        double boot = Median.Nanoseconds(1, () => BootedMachine.Boot(firmware));
        double finestBoot = Median.Nanoseconds(1, () => BootedMachine.Boot(firmware, new RoundRobin(1)));
        yield return new Measurement("boot to the OS, 4 CPUs", boot, "ns", "switching at every step", finestBoot);
        yield return new Measurement("boot + hot-add, 4 CPUs", both, "ns", "switching at every step", finest);
        yield return new Measurement("hot-add from a checkpoint at the OS", FromCheckpoint(firmware), "ns", "booting first", both);
    }

    private static void Trial(OvmfPkgX64 firmware, IScheduleStrategy strategy) =>
        BootedMachine.HotAdd(BootedMachine.Boot(firmware, strategy));

    private static double FromCheckpoint(OvmfPkgX64 firmware)
    {
        OvmfPlatform platform = BootedMachine.Boot(firmware);
        Checkpoint idle = platform.Machine.Journal.Take();
        return Median.Nanoseconds(1, () =>
        {
            BootedMachine.HotAdd(platform);
            platform.Machine.Journal.Restore(idle);
        });
    }
}
