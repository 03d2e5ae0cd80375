// A snapshot makes one claim that a reviewer can read: at most 80 lines.
namespace SmmFirmwareKit.Generators.Tests.Snapshots;

public sealed class SnapshotSizes
{
    private const int MostLines = 80;

    [Fact]
    public async Task Snapshot_IsShort()
    {
        string[] files = [.. Directory.EnumerateFiles(Path.Combine(Repository.Root(), "tests"), "*.verified.txt", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal))];
        Assert.NotEmpty(files);
        foreach (string file in files)
        {
            int lines = (await File.ReadAllTextAsync(file)).ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Length;
            Assert.True(lines <= MostLines, $"{Path.GetFileName(file)} has {lines} lines, more than {MostLines}: make each claim a snapshot of its own");
        }
    }
}
