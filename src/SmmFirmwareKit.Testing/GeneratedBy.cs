// What the kit's generators write for a source: the entry for a user's own tests.
using System.Reflection;
using System.Runtime.CompilerServices;
using VerifyTests;

namespace SmmFirmwareKit.Testing;

public static class GeneratedBy
{
    /// <summary>For one source file, given as text with the usings that it has on disk.</summary>
    /// <param name="source">C#, as in a project with implicit usings.</param>
    /// <param name="references">What the source uses beside .NET and the kit.</param>
    /// <exception cref="InvalidOperationException">The source and what is generated for it do not compile.</exception>
    public static GeneratedFiles Sfk(string source, Assembly[]? references = null) =>
        InProcessCompiler.Run([("Source.cs", source)], references ?? []);

    /// <summary>For all source files of a project, given as the folder's path from the calling file.</summary>
    /// <inheritdoc cref="Sfk" path="/param | /exception"/>
    public static GeneratedFiles SfkIn(string folder, Assembly[]? references = null, [CallerFilePath] string sourceFile = "")
    {
        string root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(SourceFile.OnThisMachine(sourceFile))!, folder));
        IEnumerable<string> files = Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Where(file => !IsBuildOutput(Path.GetRelativePath(root, file)))
            .Order(StringComparer.Ordinal);
        return InProcessCompiler.Run([.. files.Select(file => (Path.GetRelativePath(root, file), File.ReadAllText(file)))], references ?? []);
    }

    private static bool IsBuildOutput(string path) => path.Split(Path.DirectorySeparatorChar)[0] is "bin" or "obj";
}
