// The texts in the repository's sources: string literals of code, which a comment cannot fake.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SmmFirmwareKit.Generators.Tests.Snapshots;

namespace SmmFirmwareKit.Generators.Tests.Diagnostics;

/// <param name="File">From the root of the repository, with slashes.</param>
/// <param name="Text">A literal's value, or a part of an interpolated one.</param>
internal readonly record struct Literal(string File, string Text)
{
    public string Folder => File[..File.LastIndexOf('/')];
}

internal static class Literals
{
    /// <summary>Those that begin with an id of this project, in hand-written sources below some folders.</summary>
    public static Literal[] WithIds(params string[] folders) => [.. folders.SelectMany(Files).AsParallel().AsOrdered().SelectMany(In)];

    private static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(Path.Combine(Repository.Root(), folder), "*.cs", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Repository.Root(), path).Replace('\\', '/'))
        .Where(path => !path.Split('/').Any(part => part is "obj" or "bin"))
        .Order(StringComparer.Ordinal);

    private static IEnumerable<Literal> In(string file)
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root(), file));
        return text.Contains("SFK", StringComparison.Ordinal)
            ? SyntaxFactory.ParseTokens(text)
                .Where(token => token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.InterpolatedStringTextToken)
                .Select(token => new Literal(file, token.ValueText))
                .Where(literal => StartsWithId(literal.Text))
            : [];
    }

    private static bool StartsWithId(string text) => text is ['S', 'F', 'K', >= '0' and <= '9', >= '0' and <= '9', >= '0' and <= '9', >= '0' and <= '9', ..];
}
