// Every id has a page and a row, every diagnostic also a message, a link and a release row, and tests that it is and is not reported.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Tests.Samples;
using SmmFirmwareKit.Generators.Tests.Snapshots;

namespace SmmFirmwareKit.Generators.Tests.Diagnostics;

public sealed class DiagnosticsAreComplete
{
    private const string Own = "tests/SmmFirmwareKit.Generators.Tests/Diagnostics";
    private const string Fixes = "tests/SmmFirmwareKit.Generators.Tests/CodeFixes";

    private static readonly DiagnosticDescriptor[] s_descriptors = [.. InProcess.Generators.Analyzers
        .SelectMany(analyzer => analyzer.SupportedDiagnostics)
        .DistinctBy(descriptor => descriptor.Id, StringComparer.Ordinal)
        .OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal)];

    private static readonly string s_releases = Text("generators/SmmFirmwareKit.Generators/AnalyzerReleases.Shipped.md") + Text("generators/SmmFirmwareKit.Generators/AnalyzerReleases.Unshipped.md");

    private static readonly string s_index = Text("docs/diagnostics.md");

    private static readonly string[] s_thrown = [.. Literals.WithIds("src", "modules").Select(literal => literal.Text[..7]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    // A fix's test proves the fix, not the report.
    private static readonly Literal[] s_tests = [.. Literals.WithIds("tests").Where(literal => !literal.Folder.StartsWith(Own, StringComparison.Ordinal) && !literal.Folder.StartsWith(Fixes, StringComparison.Ordinal))];

    public static TheoryData<string> CompileTimeIds => [.. s_descriptors.Select(descriptor => descriptor.Id)];

    public static TheoryData<string> RunTimeIds => [.. s_thrown.Except(s_descriptors.Select(descriptor => descriptor.Id), StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(CompileTimeIds))]
    public void Diagnostic_IsComplete(string id)
    {
        DiagnosticDescriptor descriptor = Assert.Single(s_descriptors, known => string.Equals(known.Id, id, StringComparison.Ordinal));
        Assert.Equal("", string.Join("; ", MissingOf(descriptor)));
    }

    [Theory]
    [MemberData(nameof(RunTimeIds))]
    public void RunTimeId_IsComplete(string id) => Assert.Equal("", string.Join("; ", MissingOf(id)));

    [Fact]
    public void PagesAndRows_AreAboutIdsThatExist()
    {
        string[] known = [.. s_descriptors.Select(descriptor => descriptor.Id).Concat(s_thrown).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        string[] rows = [.. s_index.Split('\n').Where(line => line.StartsWith("| SFK", StringComparison.Ordinal)).Select(line => line[2..9])];
        Assert.Equal(string.Join('\n', known), string.Join('\n', Page.Ids));
        Assert.Equal(string.Join('\n', known), string.Join('\n', rows));
    }

    /// <summary>The negative test of all ids: declarations as they should be.</summary>
    [Theory]
    [MemberData(nameof(Generators))]
    public async Task SoundDeclarations_AreNotReported(string generator)
    {
        Sample sample = Sample.All.Single(known => string.Equals(known.Generator.Name, generator, StringComparison.Ordinal));
        Assert.Empty(await InProcess.Reported.For(sample.Source));
    }

    public static TheoryData<string> Generators => Incrementality.EveryGenerator_IsIncremental.Names;

    private static IEnumerable<string> MissingOf(DiagnosticDescriptor descriptor)
    {
        string message = descriptor.MessageFormat.ToString(System.Globalization.CultureInfo.InvariantCulture);
        (bool Is, string What)[] needed =
        [
            (message.Contains(": ", StringComparison.Ordinal) || message.Contains(" must ", StringComparison.Ordinal), "a message that says what to write instead"),
            (descriptor.HelpLinkUri.EndsWith($"/docs/diagnostics/{descriptor.Id}.md", StringComparison.Ordinal), "a link to its page"),
            (string.Equals(new Page(descriptor.Id).Title, descriptor.Title.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal), "the descriptor's title on its page"),
            (s_releases.Contains($"\n{descriptor.Id} | {descriptor.Category} | {descriptor.DefaultSeverity} | ", StringComparison.Ordinal), "a row of AnalyzerReleases"),
            (TopicsOf(descriptor.Id).Any(), "a test that it is reported"),
            (TopicsOf(descriptor.Id).Any(HasNegativeTest), "a test beside it, named ..._IsNotReported, that it is not"),
        ];
        return needed.Where(need => !need.Is).Select(need => need.What).Concat(MissingOf(descriptor.Id));
    }

    private static IEnumerable<string> MissingOf(string id)
    {
        Page page = new(id);
        IEnumerable<string> missing = page.Missing();
        missing = s_index.Contains($"\n| {id} | {page.Title} | [page](diagnostics/{id}.md) |\n", StringComparison.Ordinal) ? missing : missing.Append("a row of docs/diagnostics.md: | id | title | [page](diagnostics/id.md) |");
        return s_tests.Any(literal => literal.Text.StartsWith(id, StringComparison.Ordinal)) ? missing : missing.Append("a test that expects it");
    }

    private static IEnumerable<string> TopicsOf(string id) => s_tests
        .Where(literal => literal.Text.StartsWith(id, StringComparison.Ordinal) && literal.Folder.StartsWith("tests/SmmFirmwareKit.Generators.Tests/", StringComparison.Ordinal))
        .Select(literal => literal.Folder)
        .Distinct(StringComparer.Ordinal);

    private static bool HasNegativeTest(string folder) => typeof(DiagnosticsAreComplete).Assembly.GetTypes()
        .Where(type => string.Equals(type.Namespace, "SmmFirmwareKit.Generators.Tests." + Path.GetFileName(folder), StringComparison.Ordinal))
        .SelectMany(type => type.GetMethods())
        .Any(method => method.IsDefined(typeof(FactAttribute), inherit: true) && method.Name.Contains("NotReported", StringComparison.Ordinal));

    private static string Text(string path) => File.ReadAllText(Path.Combine(Repository.Root(), path)).ReplaceLineEndings("\n");
}
