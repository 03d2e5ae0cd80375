// docs/mutations.md: operators and exclusions are the code's, and the last table is about sites that still exist.
using System.Globalization;
using System.Text.RegularExpressions;
using SmmFirmwareKit.Mutations.Model;
using SmmFirmwareKit.Mutations.Report;

namespace SmmFirmwareKit.Mutations.Tests;

public sealed partial class Page_IsCurrent
{
    private const string HowTo = "run: dotnet run -c Release --project tests/SmmFirmwareKit.Mutations -- --write docs/mutations.md";
    private const int FewestCaught = 19;

    private static string Page { get; } = File.ReadAllText(Path.Combine(Repository.Root, "docs", "mutations.md"));

    private static string[] Rows => [.. MutationsPage.Part(Page, "last run").Split('\n').Where(line => line.Length > 2 && char.IsAsciiDigit(line[2]))];

    [Fact]
    public void Operators_AreTheCodes() => Assert.True(string.Equals(MutationsPage.Operators(), MutationsPage.Part(Page, "operators"), StringComparison.Ordinal), HowTo);

    [Fact]
    public void Exclusions_AreTheCodes() => Assert.True(string.Equals(MutationsPage.Exclusions(), MutationsPage.Part(Page, "exclusions"), StringComparison.Ordinal), HowTo);

    [Fact]
    public void LastRun_IsTheUsualOne()
    {
        Match summary = Summary().Match(MutationsPage.Part(Page, "last run"));
        Assert.True(summary.Success, HowTo);
        Assert.Equal(MutationsCommand.UsualSeed, Number(summary, "seed"));
        Assert.Equal(MutationsCommand.UsualCount, Number(summary, "mutants"));
        Assert.Equal(MutationsCommand.UsualCount, Rows.Length);
        Assert.Equal(Number(summary, "caught"), Rows.Count(row => !row.Contains("**survived**", StringComparison.Ordinal)));
        Assert.True(Number(summary, "caught") >= FewestCaught, $"only {Number(summary, "caught")} were caught");
    }

    [Fact]
    public void EverySiteOfTheLastRun_StillExists()
    {
        string[] known = [.. Models.Sites.Select(MutationsPage.SiteCells)];
        Assert.All(Rows, row => Assert.True(Array.Exists(known, cells => row.Contains(cells, StringComparison.Ordinal)), $"the model no longer has {row}; {HowTo}"));
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"mutations: seed (?<seed>\d+), (?<mutants>\d+) mutants of \d+ sites, (?<caught>\d+) caught", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Summary();
}
