// What evidence there is to refer to: read from the recordings, the boot image and the sources.
using System.Text.Json;
using SmmFirmwareKit.Conformance;
using SmmFirmwareKit.Documentation.Tests.Evidence;
using SmmFirmwareKit.Hardware;
using SmmFirmwareKit.Hardware.Tests;
using SmmFirmwareKit.Referee.BootImage;

namespace SmmFirmwareKit.Documentation.Tests.Behaviours;

internal sealed class Referenced
{
    /// <summary>Headings of each recording.</summary>
    public IReadOnlyDictionary<string, IReadOnlySet<string>> Sections { get; } =
        RecordedFiles.Names().ToDictionary(name => name, name => Values(RecordedFiles.Open(name), "section"), StringComparer.Ordinal);

    /// <summary>Rows of event-latching.txt, by the profile that their table was measured on.</summary>
    public IReadOnlySet<(EventOrder Order, string Row)> EventRows { get; } = EventTables();

    public IReadOnlySet<string> BootImageRows { get; } = Paths(ProbeRow.FromPowerOn.Concat(ProbeRow.AfterReset).Select(row => row.Name)).ToHashSet(StringComparer.Ordinal);

    public int BootImageSaveStates { get; } = ProbeImages.All.Count;

    /// <summary>SMRAM states with QEMU's views.</summary>
    public IReadOnlySet<string> Views { get; } = Values(RecordedFiles.OpenViews(), "state");

    /// <summary>Modes of the recorded save states.</summary>
    public IReadOnlySet<string> SaveStates { get; } = Values(RecordedFiles.OpenSaveStates(), "mode");

    /// <summary>Files of recorded hot-adds.</summary>
    public IReadOnlySet<string> HotAdds { get; } = Directory.GetFiles(RecordedFiles.Folder, "hotadd-*").Select(path => Path.GetFileName(path)).ToHashSet(StringComparer.Ordinal);

    public IReadOnlySet<string> LiveBlocks => GatheredEvidence.Instance.Live.Blocks;

    /// <summary>The source of the comparison with OVMF.</summary>
    public string OvmfComparison { get; } = File.ReadAllText(Path.Combine(Repository.Root(), "tests", "SmmFirmwareKit.Referee", "Ovmf", "OvmfComparison.cs"));

    private static IReadOnlySet<string> Values(TextReader lines, string member)
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

    // Parsing holds the rows of every table to the steps of the experiment.
    private static HashSet<(EventOrder, string)> EventTables()
    {
        using TextReader lines = RecordedFiles.OpenText("event-latching.txt");
        return [.. EventTable.Parse(lines).SelectMany(table => Paths(EventScript.Rows.Select(row => row.Step)).Select(path => (table.Order, path)))];
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
