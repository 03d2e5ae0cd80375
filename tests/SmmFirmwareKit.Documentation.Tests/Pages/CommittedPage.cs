// A page of docs/ that is generated: compared with what is committed, or accepted.
namespace SmmFirmwareKit.Documentation.Tests.Pages;

internal static class CommittedPage
{
    private const string AcceptVariable = "SFK_ACCEPT_SNAPSHOTS";

    /// <summary>Whether differences are accepted, as docs/snapshots.md says.</summary>
    public static bool Accepts => Environment.GetEnvironmentVariable(AcceptVariable) is "1";

    /// <summary>Fails with the first line that differs, or accepts it.</summary>
    public static void Verify(string page, string text)
    {
        string? difference = Difference(page, text);
        Assert.True(difference is null || Accepts, $"{difference}\nto accept what is generated now run with {AcceptVariable}=1");
        if (difference is not null)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(PathOf(page))!);
            File.WriteAllText(PathOf(page), text);
        }
    }

    /// <summary>In which line the committed page differs; null if in none.</summary>
    public static string? Difference(string page, string text)
    {
        string committed = File.Exists(PathOf(page)) ? File.ReadAllText(PathOf(page)).ReplaceLineEndings("\n") : "";
        return string.Equals(committed, text, StringComparison.Ordinal) ? null : $"docs/{page} is not current: {FirstDifference(committed, text)}";
    }

    public static string PathOf(string page) => Path.Combine(Repository.Root(), "docs", page);

    private static string FirstDifference(string committed, string text)
    {
        string[] before = committed.Split('\n');
        string[] now = text.Split('\n');
        int line = before.Zip(now).TakeWhile(pair => string.Equals(pair.First, pair.Second, StringComparison.Ordinal)).Count();
        return $"line {(line + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)} is\n  {before.ElementAtOrDefault(line)}\nand should be\n  {now.ElementAtOrDefault(line)}";
    }
}
