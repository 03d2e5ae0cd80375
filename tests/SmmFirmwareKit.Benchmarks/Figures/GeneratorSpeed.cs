// What the structure generator costs, from nothing and after a keystroke elsewhere.
using SmmFirmwareKit.Benchmarks.Generating;
using SmmFirmwareKit.Generators.Structures;

namespace SmmFirmwareKit.Benchmarks.Figures;

/// <summary>Against LibraryImport's generator on as many methods; a keystroke also against its own run from nothing.</summary>
internal sealed class GeneratorSpeed : IFigure
{
    public IEnumerable<Measurement> Measure()
    {
        GeneratorRun own = GeneratorRun.Of(() => new StructureGenerator(), DeclarationSources.Structures());
        GeneratorRun theirs = GeneratorRun.Of(LibraryImport.Generator, DeclarationSources.LibraryImports());
        yield return new Measurement("1000 structures, cold", own.Cold, "ns", "LibraryImport, 1000 methods, cold", theirs.Cold);
        yield return new Measurement("1000 structures, keystroke elsewhere", own.Keystroke, "ns", "LibraryImport's keystroke (aim: above 1x)", theirs.Keystroke);
        yield return new Measurement("  the same", own.Keystroke, "ns", "its own run from cold (aim: above 20x)", own.Cold);
        yield return new Measurement("1000 structures, other declaration edited", own.Rename, "ns", "LibraryImport's", theirs.Rename);
    }
}
