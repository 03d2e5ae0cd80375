// What all comparisons of a run found, sorted by the reviewed list of deliberate differences.
namespace SmmFirmwareKit.Conformance;

/// <summary>Only an entry of the list excuses a difference; an entry that excuses nothing is reported too.</summary>
public sealed class ConformanceReport
{
    private readonly IReadOnlyList<DeliberateDifference> _deliberate;

    /// <param name="results">The comparisons.</param>
    /// <param name="deliberate">The list.</param>
    public ConformanceReport(IReadOnlyList<ReplayResult> results, IReadOnlyList<DeliberateDifference> deliberate)
    {
        _deliberate = deliberate;
        Results = results;
        Deliberate = [.. deliberate.Where(entry => results.Any(result => result.Differences.Any(entry.Excuses)))];
        Unneeded = [.. deliberate.Except(Deliberate).Where(entry => results.Any(result => string.Equals(result.Block, entry.Block, StringComparison.Ordinal)))];
    }

    /// <summary>The comparisons.</summary>
    public IReadOnlyList<ReplayResult> Results { get; }

    /// <summary>The entries that excused something.</summary>
    public IReadOnlyList<DeliberateDifference> Deliberate { get; }

    /// <summary>The entries whose comparison was made and found nothing to excuse: the list is wrong, or the model is.</summary>
    public IReadOnlyList<DeliberateDifference> Unneeded { get; }

    /// <summary>Whether there is nothing to complain about.</summary>
    public bool Agrees => Unneeded.Count == 0 && Results.All(result => Differences(result).Count == 0);

    /// <summary>The differences of a comparison that nothing excuses.</summary>
    public IReadOnlyList<Difference> Differences(ReplayResult result) =>
        [.. result.Differences.Where(difference => !_deliberate.Any(entry => entry.Excuses(difference)))];
}
