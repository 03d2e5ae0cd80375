// Holds mutants against the comparisons, one after the other, until one fails.
using SmmFirmwareKit.Mutations.Model;
using SmmFirmwareKit.Mutations.Sites;

namespace SmmFirmwareKit.Mutations.Judging;

internal sealed class Judge(HardwareModel model, Bench bench, IReadOnlyList<Comparison> comparisons)
{
    private readonly Dictionary<Comparison, IReadOnlyList<string>> _whenNone = [];

    /// <summary>The words of the comparison that fails on the model as it is; null if all hold. Without that no verdict means anything.</summary>
    public string? Baseline()
    {
        bench.Install(model.Build());
        foreach (Comparison comparison in comparisons)
        {
            Outcome outcome = bench.Run(comparison);
            if (!outcome.Held)
            {
                return $"{comparison.Name}: {comparison.FirstDifference(outcome, [])}";
            }

            _whenNone[comparison] = outcome.Lines;
        }

        return null;
    }

    /// <summary>Whether a mutation compiles; if so, it is installed.</summary>
    public bool Install(Site site)
    {
        if (model.Build(site.File, site.Changes) is not { } assembly)
        {
            return false;
        }

        bench.Install(assembly);
        return true;
    }

    /// <summary>The verdict on the mutation that was installed last.</summary>
    public Verdict Try(Site site)
    {
        foreach (Comparison comparison in comparisons)
        {
            if (bench.Run(comparison) is { Held: false } outcome)
            {
                return new Verdict(site, comparison.Name, comparison.FirstDifference(outcome, _whenNone.GetValueOrDefault(comparison, [])));
            }
        }

        return new Verdict(site, null, "");
    }
}
