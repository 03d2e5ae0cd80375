// A random walk through the schedules that its seed replays.
namespace SmmFirmwareKit.Execution;

/// <summary>Picks a ready agent at random, for a random number of steps up to <paramref name="longest"/>.</summary>
public sealed class SeededRandom(ulong seed, int longest = 4) : IScheduleStrategy
{
    /// <summary>SplitMix64's counter: the seed at first.</summary>
    public UInt128 State { get; set; } = seed;

    public Choice Next(ReadySet ready, int last)
    {
        ulong draw = Draw();
        int agent = ready.Nth((int)((draw >> 32) * (ulong)ready.Count >> 32));
        return new Choice(agent, 1 + (int)((draw & 0xFFFFFFFF) % (ulong)longest));
    }

    // SplitMix64 (Steele, Lea, Flood 2014): one word of state, full period.
    private ulong Draw()
    {
        ulong z = (ulong)State + 0x9E3779B97F4A7C15;
        State = z;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
