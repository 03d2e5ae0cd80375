// Compiles sources with the kit's generators, as a build would, without files and without a build.
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SmmFirmwareKit.Generators.Structures;

namespace SmmFirmwareKit.Testing;

internal static class InProcessCompiler
{
    // What <ImplicitUsings> means in a project.
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    // Roslyn 4.14 knows the extension members of C# 14 as a preview.
    private static readonly CSharpParseOptions s_options = new(LanguageVersion.Preview);

    public static GeneratedFiles Run(IReadOnlyList<(string Path, string Text)> sources, IReadOnlyList<Assembly> references)
    {
        CSharpCompilation before = CSharpCompilation.Create("Example", [.. sources.Append((Path: "ImplicitUsings.cs", Text: ImplicitUsings)).Select(Tree)], References(references), Options());
        GeneratorDriver driver = CSharpGeneratorDriver.Create(Generators(), parseOptions: s_options)
            .RunGeneratorsAndUpdateCompilation(before, out Compilation after, out System.Collections.Immutable.ImmutableArray<Diagnostic> failures);
        Refuse([.. failures, .. after.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)]);
        return new([.. driver.GetRunResult().Results.SelectMany(result => result.GeneratedSources).OrderBy(file => file.HintName, StringComparer.Ordinal)]);
    }

    private static SyntaxTree Tree((string Path, string Text) source) => CSharpSyntaxTree.ParseText(source.Text, s_options, source.Path);

    private static CSharpCompilationOptions Options() =>
        new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable);

    /// <summary>All generators of the kit, as the compiler finds them: by their attribute.</summary>
    private static IEnumerable<ISourceGenerator> Generators() => typeof(StructureGenerator).Assembly.GetTypes()
        .Where(type => type.IsDefined(typeof(GeneratorAttribute), inherit: false))
        .OrderBy(type => type.FullName, StringComparer.Ordinal)
        .Select(type => ((IIncrementalGenerator)Activator.CreateInstance(type)!).AsSourceGenerator());

    private static IEnumerable<MetadataReference> References(IReadOnlyList<Assembly> more) =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => IsAlwaysThere(Path.GetFileNameWithoutExtension(path)))
            .Concat(more.Select(assembly => assembly.Location))
            .Distinct(StringComparer.Ordinal)
            .Select(path => MetadataReference.CreateFromFile(path));

    private static bool IsAlwaysThere(string assembly) => assembly.StartsWith("System.", StringComparison.Ordinal)
        || assembly is "netstandard" or "SmmFirmwareKit.Efi" or "SmmFirmwareKit.Execution" or "SmmFirmwareKit.Hardware" or "SmmFirmwareKit.Modules" or "SmmFirmwareKit.Platform";

    private static void Refuse(IReadOnlyList<Diagnostic> errors)
    {
        if (errors.Count > 0)
        {
            throw new InvalidOperationException("the source does not compile with what is generated for it, so there is nothing to accept:\n" + string.Join('\n', errors));
        }
    }
}
