// Every diagnostic id that the sources can report has a row in docs/diagnostics.md, and no row is about an id that is gone.
using System.Text.RegularExpressions;

namespace SmmFirmwareKit.Platform.Tests.Architecture;

public sealed partial class Diagnostics_Documented
{
    private static readonly string[] s_sources = ["src", "modules", "generators"];

    [Fact]
    public void EveryIdInTheSources_HasItsRow()
    {
        string[] undocumented = [.. InSources().Except(InPage(), StringComparer.Ordinal)];
        Assert.True(undocumented.Length == 0, $"add to docs/diagnostics.md: {string.Join(", ", undocumented)}");
    }

    [Fact]
    public void EveryRow_IsAboutAnIdOfTheSources()
    {
        string[] gone = [.. InPage().Except(InSources(), StringComparer.Ordinal)];
        Assert.True(gone.Length == 0, $"remove from docs/diagnostics.md: {string.Join(", ", gone)}");
    }

    [Fact]
    public void Rows_AreUniqueAndInOrder()
    {
        string[] rows = InPage();
        Assert.Equal(string.Join('\n', rows.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)), string.Join('\n', rows));
    }

    private static string[] InPage() =>
        [.. File.ReadLines(Path.Combine(Repository.Root(), "docs", "diagnostics.md")).Select(line => Row().Match(line)).Where(match => match.Success).Select(match => match.Groups["id"].Value)];

    private static string[] InSources() =>
        [.. s_sources
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root(), folder), "*.cs", SearchOption.AllDirectories))
            .Where(path => !Repository.IsBuildOutput(path))
            .SelectMany(path => Literal().Matches(File.ReadAllText(path)).Select(match => match.Groups["id"].Value))
            .Distinct(StringComparer.Ordinal)];

    [GeneratedRegex("^\\| (?<id>SFK\\d{4}) \\|", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Row();

    [GeneratedRegex("\"(?<id>SFK\\d{4})\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Literal();
}
