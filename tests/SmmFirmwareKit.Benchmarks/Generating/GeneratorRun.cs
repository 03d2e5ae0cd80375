// Runs one generator as the compiler's server does: once from nothing, then after each keystroke.
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SmmFirmwareKit.Benchmarks.Generating;

/// <param name="Cold">Nanoseconds from nothing: declarations to generated, parsed files.</param>
/// <param name="Keystroke">Nanoseconds after an edit in a function of an unrelated file.</param>
/// <param name="Rename">Nanoseconds after an edit of what an unrelated file declares.</param>
internal sealed record GeneratorRun(double Cold, double Keystroke, double Rename)
{
    private const int Runs = 11;

    internal static GeneratorRun Of(Func<IIncrementalGenerator> generator, CSharpCompilation sources)
    {
        Check(generator(), sources);
        double cold = Median.Nanoseconds(1, () => Driver(generator()).RunGenerators(Fresh(sources)), repetitions: Runs);
        return new(cold, AfterEdits(generator(), sources, DeclarationSources.AfterKeystroke), AfterEdits(generator(), sources, DeclarationSources.AfterRename));
    }

    private static double AfterEdits(IIncrementalGenerator generator, CSharpCompilation sources, Func<CSharpCompilation, int, CSharpCompilation> edit)
    {
        GeneratorDriver warm = Driver(generator).RunGenerators(sources);
        int edits = 0;
        return Median.Nanoseconds(1, () => warm = warm.RunGenerators(edit(sources, ++edits)), repetitions: Runs);
    }

    private static CSharpGeneratorDriver Driver(IIncrementalGenerator generator) =>
        CSharpGeneratorDriver.Create([generator.AsSourceGenerator()], parseOptions: DeclarationSources.Options);

    // A compilation remembers what it has bound; a copy remembers nothing but the syntax.
    private static CSharpCompilation Fresh(CSharpCompilation sources) => sources.Clone();

    // A generator that found nothing to do would be the fastest of all.
    private static void Check(IIncrementalGenerator generator, CSharpCompilation sources)
    {
        Driver(generator).RunGeneratorsAndUpdateCompilation(sources, out Compilation after, out ImmutableArray<Diagnostic> reported);
        int text = after.SyntaxTrees.Except(sources.SyntaxTrees).Sum(tree => tree.Length);
        Diagnostic? error = reported.Concat(after.GetDiagnostics()).FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error || string.Equals(diagnostic.Id, "CS8785", StringComparison.Ordinal));
        if (error is not null || text < 100 * DeclarationSources.Declarations)
        {
            throw new InvalidOperationException($"the generator printed {text} characters for {DeclarationSources.Declarations} declarations; {error}");
        }
    }
}
