// The hardware model as a compilation in memory, from which mutants are built without touching a file.
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace SmmFirmwareKit.Mutations.Model;

/// <summary>The sources of one assembly, with the kit's own generators.</summary>
internal sealed class HardwareModel
{
    /// <summary>Name of the assembly, and of its file.</summary>
    public const string AssemblyName = "SmmFirmwareKit.Hardware";

    private readonly CSharpCompilation _bare;
    private readonly GeneratorDriver _driver;

    private HardwareModel(IEnumerable<SyntaxTree> sources)
    {
        Sources = [.. sources];
        _bare = CSharpCompilation.Create(AssemblyName, [.. Sources, Surroundings()], References(), s_options);
        _driver = CSharpGeneratorDriver.Create(Generators(), parseOptions: s_parsing).RunGeneratorsAndUpdateCompilation(_bare, out Compilation complete, out _);
        Complete = complete;
    }

    // 4.14 knows C# 14 as a preview.
    private static readonly CSharpParseOptions s_parsing = new(LanguageVersion.Preview);

    private static readonly CSharpCompilationOptions s_options = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        allowUnsafe: true,
        nullableContextOptions: NullableContextOptions.Enable,
        deterministic: true);

    /// <summary>The files that people wrote, in a fixed order; paths are relative to the project.</summary>
    public IReadOnlyList<SyntaxTree> Sources { get; }

    /// <summary>With what the generators add.</summary>
    public Compilation Complete { get; }

    /// <summary>Reads the project's sources.</summary>
    public static HardwareModel Load(string folder) => new(Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        .Select(path => (Path: path, Name: Path.GetRelativePath(folder, path).Replace('\\', '/')))
        .Where(file => file.Name.Split('/')[0] is not ("bin" or "obj"))
        .OrderBy(file => file.Name, StringComparer.Ordinal)
        .Select(file => Parse(File.ReadAllText(file.Path), file.Name)));

    /// <summary>A model of given sources.</summary>
    public static HardwareModel Of(params IEnumerable<(string Name, string Text)> files) => new(files.Select(file => Parse(file.Text, file.Name)));

    /// <summary>The assembly as it stands.</summary>
    public byte[] Build() => Emit(Complete, out string errors) ?? throw new InvalidOperationException($"the model does not compile: {errors}");

    /// <summary>The assembly with changes in one file; null if it does not compile.</summary>
    public byte[]? Build(string file, IEnumerable<TextChange> changes)
    {
        SyntaxTree original = Sources.Single(tree => string.Equals(tree.FilePath, file, StringComparison.Ordinal));
        SyntaxTree mutated = original.WithChangedText(original.GetText().WithChanges(changes));
        _driver.RunGeneratorsAndUpdateCompilation(_bare.ReplaceSyntaxTree(original, mutated), out Compilation complete, out _);
        return Emit(complete, out _);
    }

    private static SyntaxTree Parse(string text, string name) => CSharpSyntaxTree.ParseText(SourceText.From(text, System.Text.Encoding.UTF8), s_parsing, name);

    private static byte[]? Emit(Compilation compilation, out string errors)
    {
        using MemoryStream assembly = new();
        var result = compilation.Emit(assembly);
        errors = string.Join("; ", result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(3));
        return result.Success ? assembly.ToArray() : null;
    }

    // What the SDK adds: implicit usings, and the attributes by which the other assemblies find this one.
    private static SyntaxTree Surroundings()
    {
        Assembly built = Assembly.Load(AssemblyName);
        IEnumerable<string> usings = new[] { "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks" }.Select(name => $"global using global::{name};");
        IEnumerable<string> friends = built.GetCustomAttributes<InternalsVisibleToAttribute>().Select(friend => $"[assembly: global::{typeof(InternalsVisibleToAttribute).FullName}(\"{friend.AssemblyName}\")]");
        string version = $"[assembly: global::{typeof(AssemblyVersionAttribute).FullName}(\"{built.GetName().Version}\")]";
        return Parse(string.Join('\n', [.. usings, version, .. friends]), "obj/Surroundings.cs");
    }

    private static IEnumerable<MetadataReference> References() => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "SmmFirmwareKit.Execution.dll"))
        .Select(path => MetadataReference.CreateFromFile(path));

    private static IEnumerable<ISourceGenerator> Generators() => Assembly.Load("SmmFirmwareKit.Generators").GetTypes()
        .Where(type => type.IsDefined(typeof(GeneratorAttribute)))
        .OrderBy(type => type.FullName, StringComparer.Ordinal)
        .Select(type => ((IIncrementalGenerator)Activator.CreateInstance(type)!).AsSourceGenerator());
}
