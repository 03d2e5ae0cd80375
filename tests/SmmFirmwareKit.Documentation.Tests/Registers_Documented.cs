// docs/registers.md and the page of every block are what declarations, recordings and traffic say now.
using SmmFirmwareKit.Documentation.Tests.Evidence;
using SmmFirmwareKit.Documentation.Tests.Pages;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Documentation.Tests;

public sealed class Registers_Documented
{
    private const string Folder = "registers";

    public static TheoryData<string> Blocks() => [.. DeclaredBlocks.All.Select(block => block.Name)];

    [Fact]
    public void Index_IsCurrent() =>
        CommittedPage.Verify("registers.md", new IndexPage(DeclaredBlocks.All, GatheredEvidence.Instance).ToString());

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Block_IsCurrent(string name)
    {
        DeclaredBlock block = DeclaredBlocks.All.Single(block => string.Equals(block.Name, name, StringComparison.Ordinal));
        CommittedPage.Verify($"{Folder}/{Notation.FileOf(block)}", new BlockPage(block, GatheredEvidence.Instance).ToString());
    }

    [Fact]
    public void Folder_HoldsNoPageOfABlockThatIsGone()
    {
        string[] expected = [.. DeclaredBlocks.All.Select(Notation.FileOf).Append(BehavioursPage.File)];
        string[] stray = [.. Directory.GetFiles(CommittedPage.PathOf(Folder)).Where(path => !expected.Contains(Path.GetFileName(path), StringComparer.Ordinal)).Order(StringComparer.Ordinal)];
        if (CommittedPage.Accepts)
        {
            Array.ForEach(stray, File.Delete);
            return;
        }

        Assert.Empty(stray);
    }
}
