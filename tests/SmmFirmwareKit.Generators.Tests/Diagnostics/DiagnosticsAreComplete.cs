// Every diagnostic of the analyzers has a message, a help page, its rows, and tests that it is and is not reported.
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SmmFirmwareKit.Generators.Tests.Snapshots;

namespace SmmFirmwareKit.Generators.Tests.Diagnostics;

public sealed class DiagnosticsAreComplete
{
    private static readonly string[] s_sections = ["## Cause", "## Why it matters in SMM", "## Fix", "## When to suppress", "## Example"];

    private static readonly DiagnosticDescriptor[] s_descriptors = [.. typeof(Rule).Assembly.GetTypes()
        .Where(type => type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not null)
        .SelectMany(type => ((DiagnosticAnalyzer)Activator.CreateInstance(type)!).SupportedDiagnostics)
        .DistinctBy(descriptor => descriptor.Id, StringComparer.Ordinal)
        .OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal)];

    private static readonly string s_releases = Text("generators/SmmFirmwareKit.Generators/AnalyzerReleases.Shipped.md") + Text("generators/SmmFirmwareKit.Generators/AnalyzerReleases.Unshipped.md");

    private static readonly string s_overview = Text("docs/diagnostics.md");

    // Without this file and the fixes' tests, which prove a fix, not a report.
    private static readonly (string Folder, string Text)[] s_tests = [.. Directory.EnumerateFiles(Repository.PathOf("/_/tests/SmmFirmwareKit.Generators.Tests"), "*.cs", SearchOption.AllDirectories)
        .Select(path => (Folder: Path.GetFileName(Path.GetDirectoryName(path))!, Text: File.ReadAllText(path)))
        .Where(test => test.Folder is not ("Diagnostics" or "CodeFixes"))];

    public static TheoryData<string> Ids() => [.. s_descriptors.Select(descriptor => descriptor.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Diagnostic_IsComplete(string id)
    {
        DiagnosticDescriptor descriptor = Assert.Single(s_descriptors, descriptor => string.Equals(descriptor.Id, id, StringComparison.Ordinal));
        Assert.Equal("", string.Join("; ", Missing(descriptor)));
    }

    [Fact]
    public void EveryAnalyzer_IsUnderTest() => Assert.Equal(
        typeof(Rule).Assembly.GetTypes().Where(type => type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not null).Select(type => type.Name).Order(StringComparer.Ordinal),
        InProcess.Generators.Analyzers.Select(analyzer => analyzer.GetType().Name).Order(StringComparer.Ordinal));

    private static IEnumerable<string> Missing(DiagnosticDescriptor descriptor)
    {
        string page = Text($"docs/diagnostics/{descriptor.Id}.md");
        string row = $"{descriptor.Id} | {descriptor.Category} | {descriptor.DefaultSeverity} | ";
        string[] folders = [.. s_tests.Where(test => test.Text.Contains($"\"{descriptor.Id}", StringComparison.Ordinal)).Select(test => test.Folder)];
        (bool Is, string What)[] needed =
        [
            (descriptor.MessageFormat.ToString(null).Contains(':', StringComparison.Ordinal) || descriptor.MessageFormat.ToString(null).Contains("must", StringComparison.Ordinal), "a message that says what to write instead"),
            (page.StartsWith($"# {descriptor.Id}: {descriptor.Title}\n", StringComparison.Ordinal), $"docs/diagnostics/{descriptor.Id}.md with its title"),
            (Array.TrueForAll(s_sections, section => page.Contains(section + "\n", StringComparison.Ordinal)), $"the sections {string.Join(", ", s_sections)}"),
            (page.Contains("```csharp", StringComparison.Ordinal), "an example"),
            (s_releases.Contains(row, StringComparison.Ordinal), "a row of AnalyzerReleases: " + row),
            (s_overview.Contains($"| {descriptor.Id} | {descriptor.Title} |", StringComparison.Ordinal), "a row of docs/diagnostics.md"),
            (folders.Length > 0, "a test that it is reported"),
            (s_tests.Any(test => folders.Contains(test.Folder) && test.Text.Contains("NotReported", StringComparison.Ordinal)), "a test that it is not reported"),
        ];
        return needed.Where(need => !need.Is).Select(need => need.What);
    }

    private static string Text(string path)
    {
        string file = Repository.PathOf("/_/" + path);
        return File.Exists(file) ? File.ReadAllText(file) : "";
    }
}
