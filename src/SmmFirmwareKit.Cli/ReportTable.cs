// A table before anybody has decided how it looks.
namespace SmmFirmwareKit.Cli;

/// <summary>A column: its head, and the most characters a line of it takes (longer text wraps).</summary>
internal sealed record ReportColumn(string Name, int Width, bool RightAligned = false);

/// <summary>A table of text.</summary>
internal sealed record ReportTable(string Title, IReadOnlyList<ReportColumn> Columns, IReadOnlyList<string[]> Rows);
