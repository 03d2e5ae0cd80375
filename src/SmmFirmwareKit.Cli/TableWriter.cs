// Where tables go: plain text for files and pipes, Spectre.Console for people at a terminal.
using Spectre.Console;

namespace SmmFirmwareKit.Cli;

/// <summary>Writes lines and tables.</summary>
internal abstract class TableWriter
{
    public static TableWriter For(TextWriter output, bool isTerminal) => isTerminal ? new TerminalTableWriter(output) : new PlainTableWriter(output);

    public abstract void Line(string text);

    public abstract void Table(ReportTable table);

    private sealed class TerminalTableWriter(TextWriter output) : TableWriter
    {
        private readonly IAnsiConsole _console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });

        public override void Line(string text) => _console.WriteLine(text);

        public override void Table(ReportTable table)
        {
            Table drawn = new() { Border = TableBorder.Rounded, Title = new TableTitle(Markup.Escape(table.Title)) };
            foreach (ReportColumn column in table.Columns)
            {
                drawn.AddColumn(new TableColumn(new Text(column.Name)) { Alignment = column.RightAligned ? Justify.Right : Justify.Left });
            }

            foreach (string[] row in table.Rows)
            {
                drawn.AddRow(row.Select(Cell));
            }

            _console.Write(drawn);
        }

        private static Text Cell(string text) => text switch
        {
            "held" or "done" => new Text(text, new Style(Color.Green)),
            "VIOLATED" or "NOT SEEN" => new Text(text, new Style(Color.Red, decoration: Decoration.Bold)),
            "not exercised" => new Text(text, new Style(Color.Yellow)),
            _ => new Text(text),
        };
    }
}
