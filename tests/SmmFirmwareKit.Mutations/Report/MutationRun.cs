// A whole run in numbers.
using System.Globalization;
using SmmFirmwareKit.Mutations.Judging;

namespace SmmFirmwareKit.Mutations.Report;

/// <param name="Seed">Of the draw.</param>
/// <param name="Sites">How many there are to draw from.</param>
/// <param name="Refused">Drawn, but not compiling.</param>
/// <param name="Verdicts">In the order of the draw.</param>
internal sealed record MutationRun(int Seed, int Sites, int Refused, IReadOnlyList<Verdict> Verdicts)
{
    public int Caught => Verdicts.Count(verdict => !verdict.Survived);

    /// <summary>Nineteen of twenty.</summary>
    public bool IsEnough => Verdicts.Count > 0 && (Verdicts.Count - Caught) * 20 <= Verdicts.Count;

    public string Summary
    {
        get
        {
            IEnumerable<string> by = Verdicts.Where(verdict => !verdict.Survived).GroupBy(verdict => verdict.CaughtBy!, StringComparer.Ordinal).OrderByDescending(group => group.Count()).Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Key} {group.Count()}"));
            return string.Create(CultureInfo.InvariantCulture, $"mutations: seed {Seed}, {Verdicts.Count} mutants of {Sites} sites, {Caught} caught ({string.Join(", ", by)}), {Verdicts.Count - Caught} survived; {Refused} more did not compile");
        }
    }
}
