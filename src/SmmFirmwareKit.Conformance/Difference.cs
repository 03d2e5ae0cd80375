// Where the model and what was recorded part, and what a comparison of one recording found.
namespace SmmFirmwareKit.Conformance;

/// <summary>One difference.</summary>
/// <param name="Block">The row of the summary that it counts in.</param>
/// <param name="Place">Where: recording and step, row, offset or page.</param>
/// <param name="Expected">What QEMU did.</param>
/// <param name="Actual">What the model does.</param>
public record Difference(string Block, string Place, string Expected, string Actual)
{
    public override string ToString() => $"{Block}, {Place}: should be {Expected}, the model gives {Actual}";
}

/// <summary>What the comparison of one recording found.</summary>
/// <param name="Block">The row of the summary: a block of registers, a profile's events, a map.</param>
/// <param name="Recording">Name of the recording.</param>
/// <param name="Compared">How much was compared.</param>
/// <param name="Unit">Of what: steps, event cells, save-state bytes, pages.</param>
/// <param name="Differences">All that differs, deliberate or not; steps end with the first that is not.</param>
public sealed record ReplayResult(string Block, string Recording, int Compared, string Unit, IReadOnlyList<Difference> Differences)
{
    /// <summary>The first difference; null if there is none.</summary>
    public Difference? Difference => Differences.Count == 0 ? null : Differences[0];
}
