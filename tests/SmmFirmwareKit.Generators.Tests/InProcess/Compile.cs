// Compiles sources in process against the kit, with the generators of this build.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SmmFirmwareKit.Generators.Tests.InProcess;

internal static class Compile
{
    // 4.14 knows the extension members of C# 14 as a preview.
    private static readonly CSharpParseOptions s_options = new(LanguageVersion.Preview);

    private static readonly MetadataReference[] s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name
                && (name.StartsWith("System.", StringComparison.Ordinal) || name is "SmmFirmwareKit.Efi.dll" or "SmmFirmwareKit.Execution.dll" or "SmmFirmwareKit.Hardware.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private const string Imports = "using System;\nusing System.Runtime.CompilerServices;\nusing System.Runtime.InteropServices;\nusing SmmFirmwareKit.Efi;\nusing SmmFirmwareKit.Execution;\n";

    /// <summary>A source file in a namespace of its own, with the kit's namespaces imported.</summary>
    public static SyntaxTree Tree(string members, string file = "Example.cs", string space = "Example") => Bare(Imports + "namespace " + space + ";\n" + members, file);

    /// <summary>A source file as it stands.</summary>
    public static SyntaxTree Bare(string source, string file = "Example.cs") => CSharpSyntaxTree.ParseText(source, s_options, file);

    public static CSharpCompilation Unit(params SyntaxTree[] trees) => CSharpCompilation.Create(
        "Example",
        trees,
        s_references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999));

    public static GeneratorDriver Driver() => Driver(Generators.All);

    public static GeneratorDriver Driver(params IIncrementalGenerator[] generators) => CSharpGeneratorDriver.Create(
        [.. generators.Select(generator => generator.AsSourceGenerator())],
        parseOptions: s_options,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
}
