// What evidence there is to refer to: read from the recordings, the boot image and the sources.
using System.Text.Json;
using SmmFirmwareKit.Documentation.Tests.Evidence;
using SmmFirmwareKit.Hardware.Tests;
using SmmFirmwareKit.Referee.BootImage;

namespace SmmFirmwareKit.Documentation.Tests.Behaviours;

internal sealed class Referenced
{
    public const string StockTable = "stock QEMU";
    public const string HardwareTable = "hardware order";

    private const int EventRowWidth = 44;

    /// <summary>Headings of each recording.</summary>
    public IReadOnlyDictionary<string, string[]> Sections { get; } = RecordedFiles.Names().ToDictionary(name => name, HeadingsOf, StringComparer.Ordinal);

    /// <summary>Rows of event-latching.txt by table.</summary>
    public IReadOnlySet<(string Table, string Row)> EventRows { get; } = new HashSet<(string, string)>(EventTable());

    /// <summary>Rows of the boot image; and its save states.</summary>
    public IReadOnlySet<string> BootImageRows { get; } = new HashSet<string>(
        [.. Paths(ProbeRow.FromPowerOn.Concat(ProbeRow.AfterReset).Select(row => row.Name)), .. ProbeImages.All.Count > 0 ? [BootImageReference.SaveStates] : Array.Empty<string>()],
        StringComparer.Ordinal);

    /// <summary>SMRAM states with QEMU's views.</summary>
    public IReadOnlySet<string> Views { get; } = Values(RecordedFiles.OpenViews(), "state");

    /// <summary>Modes of the recorded save states.</summary>
    public IReadOnlySet<string> SaveStates { get; } = Values(RecordedFiles.Open("savestate"), "mode");

    public IReadOnlySet<string> LiveBlocks => GatheredEvidence.Instance.Live.Blocks;

    /// <summary>The source of the comparison with OVMF.</summary>
    public string OvmfComparison { get; } = File.ReadAllText(Path.Combine(Repository.Root(), "tests", "SmmFirmwareKit.Referee", "Ovmf", "OvmfComparison.cs"));

    private static string[] HeadingsOf(string recording) => [.. Values(RecordedFiles.Open(recording), "section")];

    private static HashSet<string> Values(TextReader lines, string member)
    {
        HashSet<string> values = new(StringComparer.Ordinal);
        using (lines)
        {
            while (lines.ReadLine() is { } line)
            {
                using JsonDocument document = JsonDocument.Parse(line);
                if (document.RootElement.TryGetProperty(member, out JsonElement value))
                {
                    values.Add(value.GetString()!);
                }
            }
        }

        return values;
    }

    // Tables begin with a line "## name", then come the columns' names, then the rows.
    private static IEnumerable<(string, string)> EventTable()
    {
        string[] lines = File.ReadAllLines(RecordedFiles.PathOf("event-latching.txt"));
        foreach (string table in new[] { StockTable, HardwareTable })
        {
            IEnumerable<string> rows = lines.SkipWhile(line => !line.StartsWith("## " + table, StringComparison.Ordinal)).Skip(2).TakeWhile(line => !line.StartsWith("##", StringComparison.Ordinal));
            foreach (string path in Paths(rows.Select(row => row[..EventRowWidth].TrimEnd())))
            {
                yield return (table, path);
            }
        }
    }

    // Indented rows follow on from the one above them that is not.
    private static IEnumerable<string> Paths(IEnumerable<string> rows)
    {
        string parent = "";
        foreach (string row in rows)
        {
            bool follows = row.StartsWith(' ');
            parent = follows ? parent : row;
            yield return follows ? $"{parent} / {row.Trim()}" : row;
        }
    }
}
