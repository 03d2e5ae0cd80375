// Times an operation: a warm-up long enough for the JIT's tiers, then the median of many short repetitions, so that the
// few that another process interrupts do not count.
using System.Diagnostics;

namespace SmmFirmwareKit.Benchmarks;

internal static class Median
{
    internal const int Repetitions = 41;

    /// <summary>Nanoseconds per operation of <paramref name="run"/>, which does <paramref name="operations"/> of them.</summary>
    internal static double Nanoseconds(int operations, Action run, int warmUpMilliseconds = 300, int repetitions = Repetitions)
    {
        long start = Stopwatch.GetTimestamp();
        do
        {
            run();
        }
        while (Stopwatch.GetElapsedTime(start).TotalMilliseconds < warmUpMilliseconds);

        return Of([.. Enumerable.Range(0, repetitions).Select(_ => Once(run) / operations)]);
    }

    private static double Once(Action run)
    {
        long start = Stopwatch.GetTimestamp();
        run();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
    }

    private static double Of(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }
}
