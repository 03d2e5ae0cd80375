// Mutants built in memory and run beside the model as it is: caught, hanging, or not compiling.
using SmmFirmwareKit.Mutations.Judging;
using SmmFirmwareKit.Mutations.Sites;

namespace SmmFirmwareKit.Mutations.Tests;

public sealed class Mutants_Judged
{
    private static readonly TimeSpan s_enough = TimeSpan.FromMinutes(2);
    private static readonly Comparison s_recordings = Comparison.All(operations: 0)[0];

    [Fact]
    public void ModelAsItIs_PassesTheRecordings()
    {
        using Bench bench = new(s_enough);
        Assert.Null(new Judge(Models.AsItIs, bench, [s_recordings]).Baseline());
    }

    [Fact]
    public void MissingLock_IsCaught()
    {
        using Bench bench = new(s_enough);
        Judge judge = new(Models.AsItIs, bench, [s_recordings]);
        Site site = Find("lock removed", "ESMRAMC.T_EN");
        Assert.True(judge.Install(site));
        Verdict verdict = judge.Try(site);
        Assert.Equal("recordings", verdict.CaughtBy);
        Assert.Contains(" the model gives ", verdict.Difference, StringComparison.Ordinal);
    }

    [Fact]
    public void EndlessMutant_IsEndedAndCaught()
    {
        using Bench bench = new(TimeSpan.FromSeconds(2));
        Judge judge = new(Models.AsItIs, bench, [s_recordings]);
        Site site = Models.Sites.Single(site => site is { Operator: "statement removed", Place: "PortBus.Read", Before: "done += piece;" });
        Assert.True(judge.Install(site));
        Assert.Equal("did not end", judge.Try(site).Difference);
    }

    [Fact]
    public void OverlappingField_DoesNotCompile()
    {
        Site site = Models.Sites.First(site => site.Operator is "field moved" && site.Before.StartsWith("SMRAM.D_CLS", StringComparison.Ordinal));
        Assert.Null(Models.AsItIs.Build(site.File, site.Changes));
    }

    private static Site Find(string kind, string start) => Models.Sites.First(site => string.Equals(site.Operator, kind, StringComparison.Ordinal) && site.Before.StartsWith(start, StringComparison.Ordinal));
}
