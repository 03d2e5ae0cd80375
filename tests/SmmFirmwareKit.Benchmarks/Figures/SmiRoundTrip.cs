// One broadcast SMI: from the write to port 0xB2 until every processor is back from SMM.
using SmmFirmwareKit.Platform;

namespace SmmFirmwareKit.Benchmarks.Figures;

/// <summary>
/// Against the least that a thread per processor needs, a hand-over into SMM and one out of it; and per processor against the
/// same among 64. Beyond <see cref="MostThreads"/> the threads are left out: they would take minutes.
/// </summary>
internal sealed class SmiRoundTrip(int cpus) : IFigure
{
    private const int Reference = 64;
    private const int MostThreads = 255;

    private static readonly Lazy<double> s_reference = new(() => RoundTrip(Reference));

    public IEnumerable<Measurement> Measure()
    {
        double own = cpus == Reference ? s_reference.Value : RoundTrip(cpus);
        if (cpus <= MostThreads)
        {
            using ThreadBaton baton = new(cpus);
            double thread = Median.Nanoseconds(1, () => baton.Run(2 * cpus));
            yield return new Measurement($"SMI round trip, {cpus} CPUs", own, "ns", "two thread hand-overs per CPU", thread);
        }
        else
        {
            yield return new Measurement($"SMI round trip, {cpus} CPUs", own, "ns", $"{cpus}/{Reference} of that among {Reference}", s_reference.Value * cpus / Reference);
        }

        yield return new Measurement($"SMI round trip, {cpus} CPUs, per CPU", own / cpus, "ns", $"per CPU among {Reference}", s_reference.Value / Reference);
    }

    private static double RoundTrip(int cpus)
    {
        OvmfPlatform platform = BootedMachine.Boot(new OvmfPkgX64(BootedMachine.Full(cpus)));
        return Median.Nanoseconds(1, () => BootedMachine.RaiseSmi(platform));
    }
}
