// Runs the analyzers over sources, with the generators in place as in a build.
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SmmFirmwareKit.Generators.Tests.InProcess;

internal static class Reported
{
    /// <summary>What the analyzers report, as <c>SFK1004 at Name</c>, in the order of the source.</summary>
    public static async Task<string[]> For(string source)
    {
        ImmutableArray<Diagnostic> diagnostics = await Diagnostics(source);
        return Texts(diagnostics);
    }

    /// <summary>What one analyzer reports in firmware, which compiles.</summary>
    public static async Task<string[]> By(DiagnosticAnalyzer analyzer, params string[] sources) =>
        Texts(await DiagnosticsBy(analyzer, [.. sources.Select((source, index) => Compile.Tree(source, $"Example{index}.cs"))]));

    /// <summary>As <see cref="By"/>, for sources in files of their own names.</summary>
    public static async Task<ImmutableArray<Diagnostic>> DiagnosticsBy(DiagnosticAnalyzer analyzer, params SyntaxTree[] trees)
    {
        Compilation unit = Compile.Unit([.. trees, Compile.Bare("[assembly: SmmFirmwareKit.Efi.FirmwareCode]", "OptIn.cs")]);
        Compile.Driver().RunGeneratorsAndUpdateCompilation(unit, out Compilation after, out _);
        Assert.Empty(after.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return await after.WithAnalyzers([analyzer]).GetAnalyzerDiagnosticsAsync();
    }

    /// <summary>Diagnostics as <c>SFK1004 at Name</c>, in the order of the source.</summary>
    public static string[] Texts(ImmutableArray<Diagnostic> diagnostics) => [.. diagnostics
        .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)
        .Select(diagnostic => diagnostic.Id + " at " + TextAt(diagnostic.Location))];

    public static async Task<ImmutableArray<Diagnostic>> Diagnostics(string source)
    {
        Compile.Driver().RunGeneratorsAndUpdateCompilation(Compile.Unit(Compile.Tree(source)), out Compilation after, out _);
        ImmutableArray<Diagnostic> found = await after.WithAnalyzers([.. Generators.Analyzers]).GetAnalyzerDiagnosticsAsync();
        return [.. found.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)];
    }

    private static string TextAt(Location location) => location.SourceTree?.GetText().ToString(location.SourceSpan) ?? "-";
}
