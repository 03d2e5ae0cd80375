// A trace kept in memory, to compare runs step by step.
namespace SmmFirmwareKit.Execution.Toy;

/// <summary>Collects every step.</summary>
public sealed class TraceList : ITraceSink
{
    private readonly List<StepRecord> _steps = [];

    public IReadOnlyList<StepRecord> Steps => _steps;

    public void Record(in StepRecord record) => _steps.Add(record);
}
