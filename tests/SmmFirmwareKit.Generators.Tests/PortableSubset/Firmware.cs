// Compiles sources as a firmware assembly and says what the portable subset refuses.
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using SmmFirmwareKit.Generators.Tests.InProcess;

namespace SmmFirmwareKit.Generators.Tests.PortableSubset;

internal static class Firmware
{
    private const string OptIn = "[assembly: SmmFirmwareKit.Efi.FirmwareCode]";

    /// <summary>What is reported in a function of a module, as <c>SFK3004 at throw; SFK3017 at X()</c>; it compiles otherwise.</summary>
    public static Task<string> InFunction(string body, string members = "") => In(Around("async FirmwareTask<ulong> F(ulong x, EfiStatus status) { " + body + " await Task(); return x; } async FirmwareTask Task() => await BaseLib.CpuPause(); " + members));

    /// <summary>As <see cref="InFunction"/>, for members of a module's class.</summary>
    public static Task<string> InClass(string members) => In(Around(members));

    /// <summary>As <see cref="InFunction"/>, for whole types.</summary>
    public static Task<string> In(string types) => Reported(Compile.Tree(types), Compile.Bare(OptIn, "OptIn.cs"));

    /// <summary>The same source in an assembly that is no firmware.</summary>
    public static Task<string> Elsewhere(string types) => Reported(Compile.Tree(types));

    private static string Around(string members) =>
        "sealed partial class C(IBaseLib baseLib) : ImagePart { private IBaseLib BaseLib { get; } = baseLib; [Global] private partial Field<uint> mWord { get; } " + members + " }";

    private static async Task<string> Reported(params SyntaxTree[] trees)
    {
        CSharpCompilation unit = Compile.Unit(trees);
        unit = unit.WithOptions(unit.Options.WithAllowUnsafe(enabled: true));
        Compile.Driver().RunGeneratorsAndUpdateCompilation(unit, out Compilation after, out _);
        Assert.Empty(after.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        ImmutableArray<Diagnostic> found = await after.WithAnalyzers([.. InProcess.Generators.PortableSubset]).GetAnalyzerDiagnosticsAsync();
        return string.Join("; ", found.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal).Select(Text));
    }

    private static string Text(Diagnostic diagnostic) => diagnostic.Id + " at " + diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan);
}
