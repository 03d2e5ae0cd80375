// Markdown as GitHub shows it.
using System.Text;

namespace SmmFirmwareKit.Documentation.Tests.Pages;

/// <summary>A page in the making.</summary>
internal sealed class Markdown
{
    private readonly StringBuilder _text = new();

    public Markdown Heading(int level, string text) => Paragraph(new string('#', level) + " " + text);

    public Markdown Paragraph(string text)
    {
        _text.Append(text).Append("\n\n");
        return this;
    }

    /// <summary>A table; a column whose title ends with a colon is aligned to the right. Nothing if there is no row.</summary>
    public Markdown Table(string[] titles, IEnumerable<string[]> rows, bool withoutEmptyColumns = false)
    {
        string[][] all = [.. rows];
        if (withoutEmptyColumns)
        {
            int[] columns = [.. Enumerable.Range(0, titles.Length).Where(column => all.Any(row => row[column].Length > 0))];
            titles = [.. columns.Select(column => titles[column])];
            all = [.. all.Select(row => columns.Select(column => row[column]).ToArray())];
        }

        if (all.Length == 0)
        {
            return this;
        }

        Row(titles.Select(title => title.TrimEnd(':')));
        Row(titles.Select(title => title.EndsWith(':') ? "--:" : "---"));
        foreach (string[] row in all)
        {
            Row(row);
        }

        _text.Append('\n');
        return this;
    }

    public override string ToString() => _text.ToString().TrimEnd('\n') + "\n";

    /// <summary>A link to a heading of the same page.</summary>
    public static string ToHeading(string heading) => $"[{Escape(heading)}](#{Slug(heading)})";

    /// <summary>Text that is not to be taken for markup.</summary>
    public static string Escape(string text) => text.Replace("*", "\\*", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    // GitHub's anchors: lower case, blanks become hyphens, other punctuation goes.
    private static string Slug(string heading) =>
        string.Concat(heading.ToLowerInvariant().Where(letter => char.IsAsciiLetterOrDigit(letter) || letter is ' ' or '-' or '_').Select(letter => letter == ' ' ? '-' : letter));

    private void Row(IEnumerable<string> cells) => _text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
