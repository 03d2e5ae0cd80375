// A measured table of events: after each event, what changed of what one AP counts.
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Conformance;

/// <summary>One table of the file, and the event rules it was measured under.</summary>
/// <param name="Order">The profile.</param>
/// <param name="Rows">The rows of the experiment, without the state before any event; each as the table's cells.</param>
internal sealed record EventTable(EventOrder Order, IReadOnlyList<string[]> Rows)
{
    private const string TitleMark = "##";
    private const int NameWidth = 44;

    private static readonly (string Title, EventOrder Order)[] s_titles =
    [
        ("## stock QEMU 7.2.22, TCG", EventOrder.QemuTcg),
        ("## hardware order", EventOrder.Hardware),
    ];

    /// <summary>All tables of a file: a title, a line of column names, the state before any event, then row after row.</summary>
    public static IReadOnlyList<EventTable> Parse(TextReader lines)
    {
        List<EventTable> tables = [];
        string? line = lines.ReadLine();
        while (line is not null)
        {
            if (!line.StartsWith(TitleMark, StringComparison.Ordinal))
            {
                line = lines.ReadLine();
                continue;
            }

            EventOrder order = OrderOf(line);
            RequireColumns(lines.ReadLine() ?? "");
            lines.ReadLine();
            tables.Add(new EventTable(order, Body(lines, out line)));
        }

        return tables.Count > 0 ? tables : throw Unknown("there is no table of events");
    }

    private static List<string[]> Body(TextReader lines, out string? next)
    {
        List<string[]> rows = [];
        next = lines.ReadLine();
        while (next is not null && !next.StartsWith(TitleMark, StringComparison.Ordinal))
        {
            rows.Add(Row(next, rows.Count));
            next = lines.ReadLine();
        }

        return rows.Count == EventScript.Rows.Count
            ? rows
            : throw Unknown($"the table of events has {rows.Count} rows where the experiment has {EventScript.Rows.Count}");
    }

    private static string[] Row(string line, int number)
    {
        string step = line.Length > NameWidth ? line[..NameWidth].TrimEnd() : line;
        string expected = number < EventScript.Rows.Count ? EventScript.Rows[number].Step : "the end of the table";
        if (!string.Equals(step, expected, StringComparison.Ordinal))
        {
            throw Unknown($"row {number + 1} of the table of events is '{step}' where the experiment has '{expected}'");
        }

        string[] cells = line.Length > NameWidth ? Cells(line[NameWidth..]) : [];
        return cells.Length == EventCounters.All.Count ? cells : throw Unknown($"row {number + 1} of the table of events has {cells.Length} cells");
    }

    private static EventOrder OrderOf(string title) =>
        s_titles.FirstOrDefault(known => title.StartsWith(known.Title, StringComparison.Ordinal)).Order
        ?? throw Unknown($"a table of events is called '{title}'");

    private static void RequireColumns(string line)
    {
        string[] names = line.Length > NameWidth ? Cells(line[NameWidth..]) : [];
        if (!names.SequenceEqual(EventCounters.All.Select(counter => counter.Name), StringComparer.Ordinal))
        {
            throw Unknown($"a table of events has the columns '{string.Join(' ', names)}'");
        }
    }

    private static string[] Cells(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static ExecutionException Unknown(string what) => new("SFK7107", $"{what}; teach EventScript and EventTable what that is");
}
