// One thing that is measured, and what it is measured against.
namespace SmmFirmwareKit.Benchmarks;

/// <summary>A number and its baseline, measured in the same run.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Value">The measured number.</param>
/// <param name="Unit">Its unit, and the baseline's.</param>
/// <param name="Against">What the baseline does.</param>
/// <param name="Baseline">The baseline's number; not a number if it could not be measured, <paramref name="Against"/> says why.</param>
public sealed record Measurement(string What, double Value, string Unit, string Against, double Baseline);

/// <summary>Measures one or a few closely related numbers.</summary>
public interface IFigure
{
    IEnumerable<Measurement> Measure();
}
