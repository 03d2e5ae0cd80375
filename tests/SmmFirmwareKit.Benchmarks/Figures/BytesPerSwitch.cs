// What a switch allocates when every access is three calls deep, so that frames come and go.
using SmmFirmwareKit.Execution.Toy;

namespace SmmFirmwareKit.Benchmarks.Figures;

/// <summary>Against the same calls as stock async methods, which allocate each call that suspends.</summary>
internal sealed class BytesPerSwitch : IFigure
{
    private const int Switches = 100_000;

    public IEnumerable<Measurement> Measure()
    {
        ToyMachine machine = Workloads.Calling(agents: 8);
        StockAsync stock = new(agents: 8);
        double own = BytesPer(() => machine.Scheduler.Run(Switches));
        double theirs = BytesPer(() => stock.Run(Switches));
        yield return new Measurement("bytes allocated per switch, 3 calls deep", own, "B", "stock async methods, same calls", theirs);
    }

    private static double BytesPer(Action run)
    {
        _ = Median.Nanoseconds(1, run); // the JIT's tiers allocate until they have settled
        long before = GC.GetAllocatedBytesForCurrentThread();
        run();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Switches;
    }
}
