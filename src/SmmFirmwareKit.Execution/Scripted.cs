// A given list of turns, then another strategy: replays a counterexample, or drives a test to one spot.
namespace SmmFirmwareKit.Execution;

/// <summary>Follows <paramref name="script"/>, then <paramref name="afterwards"/>.</summary>
public sealed class Scripted(IReadOnlyList<Choice> script, IScheduleStrategy afterwards) : IScheduleStrategy
{
    private int _position;

    /// <summary>Position in the script (high half) and the state of the later strategy (low half).</summary>
    public UInt128 State
    {
        get => new((ulong)_position, checked((ulong)afterwards.State));
        set
        {
            _position = (int)(ulong)(value >> 64);
            afterwards.State = (ulong)value;
        }
    }

    public Choice Next(ReadySet ready, int last) =>
        _position < script.Count ? script[_position++] : afterwards.Next(ready, last);
}
