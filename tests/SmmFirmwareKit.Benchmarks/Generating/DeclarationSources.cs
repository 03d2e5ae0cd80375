// A thousand declarations of each kind that is compared, in files of ten, and the file that a keystroke changes.
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SmmFirmwareKit.Benchmarks.Generating;

internal static class DeclarationSources
{
    internal const int Declarations = 1_000;
    private const int PerFile = 10;

    internal static readonly CSharpParseOptions Options = new(LanguageVersion.Preview); // the extension members of C# 14, as Roslyn 4.14 calls them

    private const string Usings = "using System;\nusing System.Runtime.InteropServices;\nusing SmmFirmwareKit.Efi;\nusing SmmFirmwareKit.Execution;\nnamespace Example;\n";

    /// <summary>Structures as a header of EDK2 has them: integers, an enum, a typed pointer and a function pointer.</summary>
    internal static CSharpCompilation Structures() => Compilation(index => string.Create(CultureInfo.InvariantCulture, $$"""
        [FirmwareStructure("STRUCTURE_{{index}}", Source = "Pkg/Include/Structure{{index}}.h")]
        public partial struct Structure{{index}}
        {
            public uint Revision;
            public byte Flag;
            public ulong PhysicalStart;
            public EfiStatus Status;
            public Ptr<ulong> Table;
            public FunctionPointer<EfiApProcedure> Procedure;
        }

        """));

    /// <summary>P/Invoke methods with as many parameters of as many kinds.</summary>
    internal static CSharpCompilation LibraryImports() => Compilation(index => string.Create(CultureInfo.InvariantCulture, $$"""
        public static unsafe partial class Library{{index}}
        {
            [LibraryImport("library", EntryPoint = "function_{{index}}")]
            public static partial long Function{{index}}(uint revision, byte flag, ulong address, DayOfWeek status, ulong* table, delegate* unmanaged<void> procedure);
        }

        """));

    /// <summary>The same after one more keystroke in a function of a file that has no declaration in it.</summary>
    internal static CSharpCompilation AfterKeystroke(CSharpCompilation before, int keystroke) => With(before, Unrelated(0, keystroke));

    /// <summary>The same after one that changes what the file declares.</summary>
    internal static CSharpCompilation AfterRename(CSharpCompilation before, int keystroke) => With(before, Unrelated(keystroke, 0));

    private static CSharpCompilation With(CSharpCompilation before, SyntaxTree unrelated) =>
        before.ReplaceSyntaxTree(before.SyntaxTrees.Single(tree => string.Equals(tree.FilePath, unrelated.FilePath, StringComparison.Ordinal)), unrelated);

    private static CSharpCompilation Compilation(Func<int, string> declaration) => CSharpCompilation.Create(
        "Example",
        [.. Enumerable.Range(0, Declarations).Chunk(PerFile).Select((chunk, file) => Tree(string.Concat(chunk.Select(declaration)), $"Declarations{file}.cs")), Unrelated(0, 0)],
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(IsNeeded).Select(path => MetadataReference.CreateFromFile(path))],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));

    private static SyntaxTree Unrelated(int declared, int computed) =>
        Tree($"class Unrelated {{ int Function{declared}() {{ return {computed}; }} }}", "Unrelated.cs");

    private static SyntaxTree Tree(string members, string file) => CSharpSyntaxTree.ParseText(Usings + members, Options, file);

    private static bool IsNeeded(string path) => Path.GetFileName(path) is var name
        && (name.StartsWith("System.", StringComparison.Ordinal) || name is "SmmFirmwareKit.Efi.dll" or "SmmFirmwareKit.Execution.dll");
}
