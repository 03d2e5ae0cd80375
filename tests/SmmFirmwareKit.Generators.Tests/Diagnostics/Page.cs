// The help page of an id: its title and sections.
using SmmFirmwareKit.Generators.Tests.Snapshots;

namespace SmmFirmwareKit.Generators.Tests.Diagnostics;

internal sealed class Page
{
    private static readonly string[] s_sections = ["Cause", "Why it matters in SMM", "Fix", "When to suppress", "Example"];

    private readonly string _id;
    private readonly string _text;

    public Page(string id)
    {
        string file = Path.Combine(Repository.Root(), "docs", "diagnostics", id + ".md");
        (_id, _text) = (id, File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "");
    }

    /// <summary>Ids that have a page.</summary>
    public static string[] Ids => [.. Directory.EnumerateFiles(Path.Combine(Repository.Root(), "docs", "diagnostics"), "SFK*.md").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    public string Title => _text.StartsWith($"# {_id}: ", StringComparison.Ordinal) ? _text[$"# {_id}: ".Length.._text.IndexOf('\n', StringComparison.Ordinal)] : "";

    /// <summary>What the page lacks: sections in their order, each with text; code in the last.</summary>
    public IEnumerable<string> Missing()
    {
        string[] parts = _text.Split("\n## ");
        if (Title.Length == 0)
        {
            yield return $"docs/diagnostics/{_id}.md with a title";
        }

        for (int index = 0; index < s_sections.Length; index++)
        {
            string part = index + 1 < parts.Length ? parts[index + 1] : "";
            bool isFilled = part.StartsWith(s_sections[index] + "\n", StringComparison.Ordinal) && part[s_sections[index].Length..].Trim().Length > 10;
            if (!isFilled || (index == s_sections.Length - 1 && !part.Contains("```", StringComparison.Ordinal)))
            {
                yield return $"the section {s_sections[index]} in docs/diagnostics/{_id}.md";
            }
        }
    }
}
