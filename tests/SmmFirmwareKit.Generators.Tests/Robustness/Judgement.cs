// What is wrong with the kit's answer to a source, whatever is wrong with the source.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using SmmFirmwareKit.Generators.Tests.InProcess;

namespace SmmFirmwareKit.Generators.Tests.Robustness;

/// <summary>
/// No generator and no analyzer may throw, and generated code compiles unless the compiler or an SFK id of the declarations says what is
/// wrong with the source. Ids about the code around them (portable subset, concurrency, correspondence) excuse nothing.
/// </summary>
internal static class Judgement
{
    private static readonly CSharpCompilation s_empty = Compile.Unit(Compile.Bare("[assembly: SmmFirmwareKit.Efi.FirmwareCode]", "OptIn.cs"));

    /// <summary>Findings by seed. Many sources are judged at a time, each in a namespace of its own; those under suspicion once more, alone.</summary>
    public static async Task<IReadOnlyList<(ulong Seed, string Finding)>> Of(IReadOnlyList<(ulong Seed, string Source)> mutants)
    {
        Verdict all = await Judge([.. mutants.Select(mutant => Tree(mutant.Seed, mutant.Source))]);
        List<(ulong, string)> findings = [];
        foreach ((ulong seed, string source) in mutants.Where(mutant => all.Suspects(NameOf(mutant.Seed))))
        {
            Verdict alone = await Judge(Tree(seed, source));
            findings.AddRange(alone.Findings(NameOf(seed)).Select(finding => (seed, finding)));
        }

        return findings;
    }

    private static SyntaxTree Tree(ulong seed, string source) => Compile.Tree(source, NameOf(seed), NameOf(seed));

    private static string NameOf(ulong seed) => "M" + seed.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<Verdict> Judge(params SyntaxTree[] trees)
    {
        GeneratorDriver driver = Compile.Driver().RunGeneratorsAndUpdateCompilation(s_empty.AddSyntaxTrees(trees), out Compilation after, out _);
        CompilationWithAnalyzersOptions options = new(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        Diagnostic[] errors = [.. (await after.WithAnalyzers([.. InProcess.Generators.Analyzers], options).GetAllDiagnosticsAsync()).Where(IsGrave)];
        string[] crashes = [.. driver.GetRunResult().Results.Where(result => result.Exception is not null).Select(result => result.Generator.GetGeneratorType().Name + ": " + result.Exception)];
        return new(crashes, errors);
    }

    private static bool IsGrave(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error || diagnostic.Id is "AD0001";

    private sealed record Verdict(string[] Crashes, Diagnostic[] Errors)
    {
        public bool Suspects(string name) =>
            Crashes.Length > 0 || Errors.Any(error => error.Id is "AD0001") || (!IsExcused(name) && InGenerated.Any(error => !IsOfAnother(error, name)));

        public IEnumerable<string> Findings(string name) =>
            Crashes.Concat(Errors.Where(error => error.Id is "AD0001").Concat(IsExcused(name) ? [] : InGenerated).Select(error => error.ToString()));

        private IEnumerable<Diagnostic> InGenerated => Errors.Where(error => error.Location.SourceTree is { } tree && tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal));

        private bool IsExcused(string name) => Errors.Any(error =>
            string.Equals(error.Location.SourceTree?.FilePath, name, StringComparison.Ordinal) && !(error.Id.StartsWith("SFK", StringComparison.Ordinal) && error.Id[3] is '3' or '4' or '5'));

        private static bool IsOfAnother(Diagnostic error, string name) =>
            Path.GetFileName(error.Location.SourceTree!.FilePath) is ['M', _, ..] file && file.Contains('.', StringComparison.Ordinal) && !file.StartsWith(name + ".", StringComparison.Ordinal) && char.IsAsciiDigit(file[1]);
    }
}
