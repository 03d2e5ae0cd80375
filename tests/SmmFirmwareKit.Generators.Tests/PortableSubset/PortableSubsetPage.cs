// docs/portable-subset.md says what the analyzers' tables say.
using System.Text;
using System.Text.RegularExpressions;
using SmmFirmwareKit.Generators.PortableSubset;
using SmmFirmwareKit.Generators.Tests.Snapshots;

namespace SmmFirmwareKit.Generators.Tests.PortableSubset;

public sealed partial class PortableSubsetPage
{
    private static readonly string s_page = File.ReadAllText(Repository.PathOf("/_/docs/portable-subset.md"));

    [Fact]
    public void Constructs_AreThoseOfTheAnalyzer() => AssertOnPage(
        "| C# | C |\n|---|---|",
        PortableConstructs.Rows.Select(row => $"| {row.CSharp} | {row.C} |"));

    [Fact]
    public void Members_AreThoseOfTheAnalyzer() => AssertOnPage(
        "| Type | Members | C |\n|---|---|---|",
        KitVocabulary.Rows.Select(row => $"| `{row.Type.Replace("`1", "<T>", StringComparison.Ordinal)}` | {string.Join(", ", row.Members.Select(member => $"`{member}`"))} | {row.C} |"));

    [Fact]
    public void RefusedConstructs_AreThoseOfTheAnalyzer() => AssertOnPage(
        "| Id | Not in firmware | Instead |\n|---|---|---|",
        RefusedConstructs.Rows.Concat(RefusedShapes.Rows)
            .Where(row => !row.Instead.StartsWith("write C#", StringComparison.Ordinal) && !row.Instead.StartsWith("correct it", StringComparison.Ordinal))
            .OrderBy(row => row.Rule.Id, StringComparer.Ordinal)
            .Select(row => $"| [{row.Rule.Id}](diagnostics/{row.Rule.Id}.md) | {row.What} | {Markdown(row.Instead)} |"));

    private static string Markdown(string text) =>
        GenericType().Replace(text.Replace("||", "<code>&#124;&#124;</code>", StringComparison.Ordinal), "`$0`");

    [GeneratedRegex(@"\w+<T>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex GenericType();

    private static void AssertOnPage(string header, IEnumerable<string> rows)
    {
        string table = rows.Aggregate(new StringBuilder(header).Append('\n'), (text, row) => text.Append(row).Append('\n')).ToString();
        Assert.True(s_page.Contains(table, StringComparison.Ordinal), $"docs/portable-subset.md should have this table:\n{table}");
    }
}
