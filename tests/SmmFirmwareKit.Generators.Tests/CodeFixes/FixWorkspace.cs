// One source file of a firmware assembly in a workspace, with the generators of this build, as a code fix sees it in an IDE.
using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using SmmFirmwareKit.Generators.Tests.InProcess;

namespace SmmFirmwareKit.Generators.Tests.CodeFixes;

internal sealed class FixWorkspace : IDisposable
{
    public const string File = "Example.cs";

    private static readonly string s_header = Compile.Tree("").ToString();

    private readonly AdhocWorkspace _workspace = new();

    public FixWorkspace(string members, string file)
    {
        Compilation unit = Compile.Unit();
        Project project = _workspace.AddProject("Example", LanguageNames.CSharp)
            .WithParseOptions(Compile.Tree("").Options)
            .WithCompilationOptions(unit.Options)
            .WithMetadataReferences(unit.References)
            .AddAnalyzerReference(new AnalyzerFileReference(typeof(Rule).Assembly.Location, new GeneratorsOfThisBuild()));
        project = project.AddDocument("OptIn.cs", SourceText.From("[assembly: SmmFirmwareKit.Efi.FirmwareCode]")).Project;
        Document = project.AddDocument(Path.GetFileName(file), SourceText.From(s_header + members), filePath: file);
    }

    public Document Document { get; }

    public void Dispose() => _workspace.Dispose();

    /// <summary>The text of a document without what every source begins with.</summary>
    public static async Task<string> Members(Document document)
    {
        string text = (await document.GetTextAsync()).ToString();
        return text.StartsWith(s_header, StringComparison.Ordinal) ? text[s_header.Length..] : text;
    }

    /// <summary>What the analyzers report under <paramref name="id"/>, in the order of the source.</summary>
    public static async Task<ImmutableArray<Diagnostic>> Reported(Document document, string id)
    {
        Compilation compilation = (await document.Project.GetCompilationAsync())!;
        ImmutableArray<Diagnostic> found = await compilation.WithAnalyzers([.. InProcess.Generators.Analyzers]).GetAnalyzerDiagnosticsAsync();
        return [.. found.Where(diagnostic => string.Equals(diagnostic.Id, id, StringComparison.Ordinal)).OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    /// <summary>Errors of the compiler, with the generated members in place.</summary>
    public static async Task<string[]> CompilerErrors(Document document) =>
        [.. (await document.Project.GetCompilationAsync())!.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString())];

    // A reference to the file, which a rename asks for its checksum, but to the assembly that is loaded.
    private sealed class GeneratorsOfThisBuild : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => typeof(Rule).Assembly;
    }
}
