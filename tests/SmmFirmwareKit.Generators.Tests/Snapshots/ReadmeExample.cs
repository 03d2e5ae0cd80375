// The README shows what is really generated.
using SmmFirmwareKit.Generators.Tests.Structures;

namespace SmmFirmwareKit.Generators.Tests.Snapshots;

public sealed class ReadmeExample
{
    private const string Fence = "```csharp\n";

    [Fact]
    public async Task ExampleInTheReadme_IsPartOfTheAcceptedOutput()
    {
        string readme = await Text("generators/README.md");
        int start = readme.IndexOf(Fence, StringComparison.Ordinal) + Fence.Length;
        string example = readme[start..readme.IndexOf("```", start, StringComparison.Ordinal)];
        const string snapshot = nameof(LayoutSnapshots) + "." + nameof(LayoutSnapshots.NaturalAlignment_ShowsHoles) + ".verified.txt";
        Assert.Contains(example, await Text("tests/SmmFirmwareKit.Generators.Tests/Structures/" + snapshot), StringComparison.Ordinal);
        Assert.Equal(13, example.Split('\n').Length);
    }

    private static async Task<string> Text(string path) =>
        (await File.ReadAllTextAsync(Repository.PathOf("/_/" + path))).ReplaceLineEndings("\n");
}
