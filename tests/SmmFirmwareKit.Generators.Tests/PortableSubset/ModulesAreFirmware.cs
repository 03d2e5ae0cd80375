// The kit's own modules keep to the portable subset, and every file of them is held to it.
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using SmmFirmwareKit.Generators.Tests.InProcess;
using SmmFirmwareKit.Generators.Tests.Snapshots;

namespace SmmFirmwareKit.Generators.Tests.PortableSubset;

public sealed class ModulesAreFirmware
{
    // Those of the SDK's implicit usings that the sources use.
    private const string ImplicitUsings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;";

    // The line of the modules' project file.
    private const string OptIn = ImplicitUsings + "[assembly: SmmFirmwareKit.Efi.FirmwareCode]";

    private const string Modules = "/_/modules";

    // Roslyn 4.14 does not read the extension members in the assembly that the SDK's newer compiler made.
    private static readonly Lazy<Compilation> s_efi = new(() => Compiled("SmmFirmwareKit.Efi", [.. Trees("/_/src/SmmFirmwareKit.Efi"), Compile.Bare(ImplicitUsings, "Usings.cs")]));

    // What is planted, and the id under which it must be found.
    private static readonly (string Statement, string Id)[] s_plants =
    [
        ("_ = new object();", "SFK3002"),
        ("try { } finally { }", "SFK3004"),
        ("System.Action planted = () => { };", "SFK3006"),
        ("_ = typeof(uint);", "SFK3008"),
        ("double planted = 0.5;", "SFK3009"),
        ("string planted = \"a\";", "SFK3010"),
        ("foreach (char planted in \"a\") { }", "SFK3011"),
        ("_ = System.Environment.ProcessorCount;", "SFK3017"),
    ];

    [Theory]
    [InlineData(1)]
    public async Task PlantedConstruct_IsReportedInEveryFileAndNothingElseIs(int seed)
    {
        Random random = new(seed);
        List<string> expected = [];
        SyntaxTree[] planted = [.. Trees(Modules).Select(tree => Plant(tree, random, expected))];
        string[] found = await Reported(planted);
        Assert.True(expected.Count > 80, $"only {expected.Count} files have a function to plant in");
        Assert.True(expected.Order(StringComparer.Ordinal).SequenceEqual(found.Order(StringComparer.Ordinal), StringComparer.Ordinal), $"seed {seed}: missed {string.Join(", ", expected.Except(found, StringComparer.Ordinal))}; found besides {string.Join(", ", found.Except(expected, StringComparer.Ordinal))}");
    }

    // At the start of one firmware function of the file, if it has any with a body of statements.
    private static SyntaxTree Plant(SyntaxTree tree, Random random, List<string> expected)
    {
        MethodDeclarationSyntax[] functions =
            [.. tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Where(method => method.Body is not null && method.ReturnType.ToString().StartsWith("FirmwareTask", StringComparison.Ordinal))];
        (string statement, string id) = s_plants[random.Next(s_plants.Length)];
        if (functions.Length == 0)
        {
            return tree;
        }

        int at = functions[random.Next(functions.Length)].Body!.OpenBraceToken.Span.End;
        expected.Add($"{id} at {Place(tree, at)}");
        return Compile.Bare(tree.GetText().ToString().Insert(at, " " + statement), tree.FilePath);
    }

    private static async Task<string[]> Reported(SyntaxTree[] trees)
    {
        MetadataReference efi = s_efi.Value.ToMetadataReference();
        Compilation after = Compiled("SmmFirmwareKit.Modules", [.. trees, Compile.Bare(OptIn, "OptIn.cs")], efi);
        ImmutableArray<Diagnostic> found = await after.WithAnalyzers([.. InProcess.Generators.PortableSubset]).GetAnalyzerDiagnosticsAsync();
        return [.. found.Select(diagnostic => $"{diagnostic.Id} at {Place(diagnostic.Location.SourceTree!, diagnostic.Location.SourceSpan.Start)}")];
    }

    private static string Place(SyntaxTree tree, int at) => $"{tree.FilePath}:{tree.GetText().Lines.GetLinePosition(at).Line + 1}";

    private static Compilation Compiled(string name, SyntaxTree[] trees, params MetadataReference[] references)
    {
        CSharpCompilation unit = Compile.Unit(trees);
        IEnumerable<MetadataReference> others = unit.References.Where(reference => !reference.Display!.EndsWith("SmmFirmwareKit.Efi.dll", StringComparison.Ordinal));
        unit = unit.WithAssemblyName(name).WithReferences(others.Concat(references)).WithOptions(unit.Options.WithAllowUnsafe(enabled: true));
        Compile.Driver().RunGeneratorsAndUpdateCompilation(unit, out Compilation after, out _);
        Assert.Empty(after.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(20));
        return after;
    }

    private static SyntaxTree[] Trees(string project)
    {
        string folder = Repository.PathOf(project);
        return [.. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
            .Where(path => !path.StartsWith("obj/", StringComparison.Ordinal) && !path.StartsWith("bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(path => Compile.Bare(File.ReadAllText(Path.Combine(folder, path)), path))];
    }
}
