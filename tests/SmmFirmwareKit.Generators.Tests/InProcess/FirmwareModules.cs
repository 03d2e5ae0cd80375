// The modules of this repository, compiled in process, so that a test can put a defect into one of them.
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using SmmFirmwareKit.Generators.Tests.Snapshots;

namespace SmmFirmwareKit.Generators.Tests.InProcess;

internal static class FirmwareModules
{
    private static readonly Lazy<Compilation> s_modules = new(Compiled);

    /// <summary>
    /// What an analyzer reports in a module's file after each <c>From</c> in it has become <c>To</c>, as in <see cref="Reported.For"/>.
    /// The changed source must compile: a defect is one that the compiler does not see.
    /// </summary>
    public static async Task<string[]> With(DiagnosticAnalyzer analyzer, string file, params (string From, string To)[] edits)
    {
        SyntaxTree before = s_modules.Value.SyntaxTrees.Single(tree => string.Equals(tree.FilePath, file, StringComparison.Ordinal));
        string text = edits.Aggregate(before.ToString(), (current, edit) => Replaced(current, edit.From, edit.To, file));
        SyntaxTree after = Compile.Bare(text, file);
        Compilation changed = s_modules.Value.ReplaceSyntaxTree(before, after);
        SemanticModel model = changed.GetSemanticModel(after);
        Assert.Empty(model.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        CompilationWithAnalyzers analyzed = changed.WithAnalyzers([analyzer]);
        ImmutableArray<Diagnostic> found =
        [
            .. await analyzed.GetAnalyzerSyntaxDiagnosticsAsync(after, default),
            .. await analyzed.GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, default),
        ];
        return Reported.Texts(found);
    }

    private static string Replaced(string text, string from, string to, string file)
    {
        Assert.True(text.Contains(from, StringComparison.Ordinal), $"{file} no longer contains: {from}");
        return text.Replace(from, to, StringComparison.Ordinal);
    }

    // Together with the sources of SmmFirmwareKit.Efi: a compiler as old as the one the generators are built against does not
    // see the extension members of an assembly that a newer one has built.
    private static Compilation Compiled()
    {
        const string project = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks; [assembly: SmmFirmwareKit.Efi.FirmwareCode]";
        CSharpCompilation unit = Compile.Unit([Compile.Bare(project, "Project.cs"), .. Trees("src/SmmFirmwareKit.Efi"), .. Trees("modules")]);
        unit = unit
            .WithOptions(unit.Options.WithAllowUnsafe(true))
            .WithReferences(unit.References.Where(reference => !reference.Display!.EndsWith("SmmFirmwareKit.Efi.dll", StringComparison.Ordinal)));
        Compile.Driver().RunGeneratorsAndUpdateCompilation(unit, out Compilation after, out _);
        return after;
    }

    private static IEnumerable<SyntaxTree> Trees(string folder)
    {
        string root = Repository.PathOf("/_/" + folder);
        return Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(path => (Path: path, Name: Path.GetRelativePath(root, path).Replace('\\', '/')))
            .Where(file => !file.Name.StartsWith("obj/", StringComparison.Ordinal) && !file.Name.StartsWith("bin/", StringComparison.Ordinal))
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .Select(file => Compile.Bare(File.ReadAllText(file.Path), file.Name));
    }
}
