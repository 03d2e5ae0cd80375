// Drawing: the same for the same seed, spread over operators and blocks, past what does not compile.
using SmmFirmwareKit.Mutations.Drawing;
using SmmFirmwareKit.Mutations.Operators;
using SmmFirmwareKit.Mutations.Sites;

namespace SmmFirmwareKit.Mutations.Tests;

public sealed class Draws
{
    private const int Count = 20;
    private const int MostOfABlock = 4;

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Twenty_AreSpreadOverOperatorsAndBlocks(int seed)
    {
        Site[] drawn = Drawn(seed);
        Assert.Equal(Math.Min(Count, OperatorList.All.Count), drawn.Select(site => site.Operator).Distinct(StringComparer.Ordinal).Count());
        var most = drawn.CountBy(site => site.Block, StringComparer.Ordinal).MaxBy(block => block.Value);
        Assert.True(most.Value <= MostOfABlock, $"seed {seed}: {most.Value} of {Count} in {most.Key}");
    }

    [Fact]
    public void SameSeed_SameDraw() => Assert.Equal(Drawn(7), Drawn(7));

    [Fact]
    public void OtherSeed_OtherDraw() => Assert.NotEqual(Drawn(7), Drawn(8));

    [Fact]
    public void WhatIsRefused_IsReplacedByAnotherOfItsOperator()
    {
        Draw draw = new(Models.Sites, 3);
        Site[] drawn = [.. draw.Take(Count, site => site.Position % 3 != 0)];
        Assert.Equal(Count, drawn.Length);
        Assert.DoesNotContain(drawn, site => site.Position % 3 == 0);
        Assert.True(draw.Refused > 0);
        Assert.Equal(Drawn(3).Select(site => site.Operator), drawn.Select(site => site.Operator), StringComparer.Ordinal);
    }

    [Fact]
    public void ASmallPool_IsDrawnEmpty() => Assert.Equal(5, new Draw(Models.Sites.Take(5), 1).Take(Count, _ => true).Distinct().Count());

    private static Site[] Drawn(int seed) => [.. new Draw(Models.Sites, seed).Take(Count, _ => true)];
}
