// Writes the generated parts of docs/mutations.md: operators, exclusions, the last table.
using System.Globalization;
using SmmFirmwareKit.Mutations.Judging;
using SmmFirmwareKit.Mutations.Operators;
using SmmFirmwareKit.Mutations.Sites;

namespace SmmFirmwareKit.Mutations.Report;

/// <summary>A part stands between <c>&lt;!-- name --&gt;</c> and <c>&lt;!-- end --&gt;</c>; what people wrote around it stays.</summary>
internal static class MutationsPage
{
    private const string End = "<!-- end -->";
    private const int LongestCell = 220;

    public static void Write(string path, MutationRun run)
    {
        string page = File.ReadAllText(path);
        page = Put(page, "operators", Operators());
        page = Put(page, "exclusions", Exclusions());
        File.WriteAllText(path, Put(page, "last run", Table(run)));
    }

    /// <summary>The text of a part.</summary>
    public static string Part(string page, string name)
    {
        (int start, int end) = Find(page, name);
        return page[start..end];
    }

    public static string Operators() => Rows("| Operator | What it does |", "|---|---|", [.. OperatorList.All.Select(kind => $"| {kind.Name} | {kind.Summary} |")]);

    public static string Exclusions() => Rows("| Left out | Why |", "|---|---|", [.. Scope.Exclusions.Select(exclusion => $"| {exclusion.What} | {exclusion.Why} |")]);

    private static string Table(MutationRun run) => "\n" + run.Summary + ".\n" + Rows(
        "| No | Where | Operator | Before -> after | Caught by | First difference |",
        "|---|---|---|---|---|---|",
        [.. run.Verdicts.Select(Row)]);

    /// <summary>The cells of a row that say what was mutated.</summary>
    public static string SiteCells(Site site) => $"| {Path.GetFileName(site.File)}, {site.Place} | {site.Operator} | {Code(site.Before)} -> {Code(site.After)} |";

    private static string Row(Verdict verdict, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"| {index + 1} {SiteCells(verdict.Site)} {verdict.CaughtBy ?? "**survived**"} | {Cell(verdict.Difference)} |");

    private static string Code(string text) => $"`{text.Replace("|", "\\|", StringComparison.Ordinal)}`";

    private static string Cell(string text)
    {
        string line = text.Length <= LongestCell ? text : text[..LongestCell] + "…";
        return line.Length == 0 ? "" : Code(line.Replace('`', '\''));
    }

    private static string Rows(string head, string rule, IReadOnlyList<string> rows) => $"\n{head}\n{rule}\n{string.Join('\n', rows)}\n\n";

    private static string Put(string page, string name, string text)
    {
        (int start, int end) = Find(page, name);
        return string.Concat(page.AsSpan(0, start), text, page.AsSpan(end));
    }

    private static (int Start, int End) Find(string page, string name)
    {
        string begin = $"<!-- {name} -->\n";
        int start = page.IndexOf(begin, StringComparison.Ordinal);
        int end = start < 0 ? -1 : page.IndexOf(End, start, StringComparison.Ordinal);
        return end < 0 ? throw new InvalidDataException($"the page has no part between '{begin.TrimEnd()}' and '{End}'") : (start + begin.Length, end);
    }
}
