// docs/conformance.md shows the list as it is.
using SmmFirmwareKit.Conformance;

namespace SmmFirmwareKit.Hardware.Tests.Conformance;

public sealed class DeliberateDifferences_Documented
{
    private const string Head = "| Where | QEMU | The model | Why | Source |";

    [Fact]
    public void Table_IsTheList()
    {
        string[] page = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "conformance.md"));
        string[] table = [.. page.SkipWhile(line => !string.Equals(line, Head, StringComparison.Ordinal)).Skip(2).TakeWhile(line => line.StartsWith('|'))];
        string[] list = [.. DeliberateDifferences.All.Select(Row)];
        Assert.True(list.SequenceEqual(table, StringComparer.Ordinal), $"the table of docs/conformance.md should be\n{string.Join('\n', list)}");
    }

    private static string Row(DeliberateDifference entry) => $"| {entry.Block}, {entry.Place} | `{entry.Qemu}` | `{entry.Model}` | {entry.Reason} | {entry.Source} |";
}
