// What each operator finds in a small block and device, and what the rule of exclusion keeps from all of them.
using SmmFirmwareKit.Mutations.Operators;
using SmmFirmwareKit.Mutations.Sites;

namespace SmmFirmwareKit.Mutations.Tests;

public sealed class Operators_Find
{
    [Fact]
    public Task OperatorsOfDeclarations_TheirSites() => Verifier.Verify(Found(OperatorList.OfDeclarations));

    [Fact]
    public Task OperatorsOfRules_TheirSites() => Verifier.Verify(Found(OperatorList.OfRules));

    [Fact]
    public void Model_HasRoomForEveryOperator() =>
        Assert.Empty(OperatorList.All.Select(kind => kind.Name).Except(Models.Sites.Select(site => site.Operator), StringComparer.Ordinal));

    [Fact]
    public void Sites_AreOneLineEach_OrTwoFieldsExchanged() => Assert.All(Models.Sites, site =>
    {
        string text = Models.AsItIs.Sources.Single(tree => string.Equals(tree.FilePath, site.File, StringComparison.Ordinal)).ToString();
        int lines = site.Changes.Select(change => text.AsSpan(0, change.Span.Start).Count('\n')).Distinct().Count();
        Assert.True(lines <= (site.Operator is "fields exchanged" ? 2 : 1), $"{site} changes {lines} lines");
    });

    [Fact]
    public void Sites_LieInChipsetAndLatchingRules() => Assert.All(Models.Sites, site => Assert.True(Scope.Includes(site.File), site.ToString()));

    private static string Found(IReadOnlyList<IMutationOperator> operators) =>
        string.Join("\n\n", Models.OfTheSample(operators).Select(kind => $"{kind.Operator}\n{string.Join('\n', kind.Sites.Select(site => "  " + site))}"));
}
