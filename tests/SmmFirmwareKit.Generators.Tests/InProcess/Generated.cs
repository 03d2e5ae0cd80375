// Runs the generators over sources and returns what they print, once it compiles.
using Microsoft.CodeAnalysis;

namespace SmmFirmwareKit.Generators.Tests.InProcess;

internal static class Generated
{
    /// <summary>The one generated file whose name ends with <paramref name="hint"/>, after checking that all of them compile cleanly.</summary>
    public static string Text(string hint, params string[] sources) =>
        TextOf(hint, [.. sources.Select((source, index) => Compile.Tree(source, $"Example{index}.cs"))]);

    /// <summary>As <see cref="Text"/>, from the first line that has <paramref name="start"/> in it on: for claims about one part of a file.</summary>
    public static string TextFrom(string start, string hint, params string[] sources)
    {
        string text = Text(hint, sources);
        int found = text.IndexOf(start, StringComparison.Ordinal);
        Assert.True(found >= 0, start + " is not generated");
        return text[(text.LastIndexOf('\n', found) + 1)..];
    }

    /// <summary>As <see cref="Text"/>, for sources with namespaces of their own.</summary>
    public static string TextOf(string hint, params SyntaxTree[] trees)
    {
        GeneratedSourceResult file = Assert.Single(All(trees), source => source.HintName.EndsWith(hint, StringComparison.Ordinal));
        return file.SourceText.ToString();
    }

    /// <summary>All generated files, after checking that they compile cleanly.</summary>
    public static GeneratedSourceResult[] All(params SyntaxTree[] trees)
    {
        GeneratorDriver driver = Compile.Driver().RunGeneratorsAndUpdateCompilation(Compile.Unit(trees), out Compilation after, out _);
        Assert.Empty(after.GetDiagnostics().Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden));
        return [.. Sources(driver)];
    }

    /// <summary>Names of the generated files.</summary>
    public static IEnumerable<string> Files(string source) =>
        Sources(Compile.Driver().RunGenerators(Compile.Unit(Compile.Tree(source)))).Select(file => file.HintName);

    private static IEnumerable<GeneratedSourceResult> Sources(GeneratorDriver driver) =>
        driver.GetRunResult().Results.SelectMany(result => result.GeneratedSources);
}
