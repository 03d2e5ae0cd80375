// What the README shows as the command's output is what the command prints.
using SmmFirmwareKit.Platform.Tests.Architecture;

namespace SmmFirmwareKit.Cli.Tests;

public sealed class ReadmeTests
{
    private const string FirstWords = "q35 with OVMF and SMM";
    private const int MostLines = 120;

    [Fact]
    public void Example_IsTheBeginningOfTheRealOutput()
    {
        string readme = Readme();
        int start = readme.IndexOf(FirstWords, StringComparison.Ordinal);
        string example = readme[start..readme.IndexOf("\n```", start, StringComparison.Ordinal)];

        Assert.StartsWith(example, CommandLine.Run("hotplug").Output, StringComparison.Ordinal);
        Assert.Contains("15  OS starts the new CPU", example, StringComparison.Ordinal);
    }

    [Fact]
    public void Length_IsAtMost120Lines() => Assert.InRange(Readme().Count(letter => letter == '\n'), 40, MostLines);

    private static string Readme() => File.ReadAllText(Path.Combine(Repository.Root(), "README.md"));
}
