// Tables as plain ASCII: no colour, no box, never wider than their columns or 120 characters.
using System.Text;

namespace SmmFirmwareKit.Cli;

/// <summary>Pads and wraps. The same table gives the same bytes everywhere.</summary>
internal sealed class PlainTableWriter(TextWriter output) : TableWriter
{
    private const string Gap = "  ";
    private const int LineWidth = 120;

    public override void Line(string text) => output.Write($"{text}\n");

    public override void Table(ReportTable table)
    {
        Line(table.Title);
        int[] widths = [.. table.Columns.Select((column, i) => Math.Min(column.Width, table.Rows.Select(row => row[i].Length).Append(column.Name.Length).Max()))];
        widths[^1] = Math.Min(widths[^1], LineWidth - widths.SkipLast(1).Sum(width => width + Gap.Length));
        Row(table, widths, [.. table.Columns.Select(column => column.Name)]);
        Line(string.Join(Gap, widths.Select(width => new string('-', width))));
        foreach (string[] row in table.Rows)
        {
            Row(table, widths, row);
        }

        Line("");
    }

    private void Row(ReportTable table, int[] widths, string[] row)
    {
        string[][] cells = [.. row.Select((cell, i) => Wrap(cell, widths[i]))];
        int height = cells.Max(cell => cell.Length);
        for (int line = 0; line < height; line++)
        {
            IEnumerable<string> parts = cells.Select((cell, i) => Pad(line < cell.Length ? cell[line] : "", widths[i], table.Columns[i].RightAligned));
            Line(string.Join(Gap, parts).TrimEnd());
        }
    }

    private static string Pad(string text, int width, bool rightAligned) => rightAligned ? text.PadLeft(width) : text.PadRight(width);

    // Words go to the next line; a word longer than the column is cut.
    private static string[] Wrap(string text, int width)
    {
        List<string> lines = [];
        StringBuilder line = new();
        foreach (string word in text.Split(' ').SelectMany(word => word.Chunk(width)).Select(chunk => new string(chunk)))
        {
            if (line.Length != 0 && line.Length + 1 + word.Length > width)
            {
                lines.Add(line.ToString());
                line.Clear();
            }

            line.Append(line.Length == 0 ? "" : " ").Append(word);
        }

        lines.Add(line.ToString());
        return [.. lines];
    }
}
