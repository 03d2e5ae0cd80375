// Every step of a run in one number.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Platform.Tests.HotAdd;

/// <summary>Two runs with the same hash took the same steps at the same times with the same values.</summary>
internal sealed class TraceHash : ITraceSink
{
    private StableHash _hash;

    public ulong Value => _hash.Value;

    public ulong Steps { get; private set; }

    public void Record(in StepRecord record)
    {
        Steps++;
        _hash.Add(record.Step);
        _hash.Add(record.Time);
        _hash.Add(record.Address);
        _hash.Add(record.Value);
        _hash.Add((ulong)record.Agent | (ulong)record.Kind << 16 | (ulong)record.Width << 24 | (ulong)record.Mode << 32);
        _hash.Add(FunctionNames.Of(record.Function));
    }
}
