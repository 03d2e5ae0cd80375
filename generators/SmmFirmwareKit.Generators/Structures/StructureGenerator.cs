// Wires [FirmwareStructure] and [FirmwareUnion] to their parser and emitter.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmmFirmwareKit.Generators.Declarations;

namespace SmmFirmwareKit.Generators.Structures;

/// <summary>Lays out firmware structures and hangs awaitable members on pointers to them.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class StructureGenerator : IIncrementalGenerator
{
    public const string SpecStep = "Structures.Spec";

    public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterFiles(
        static spec => spec.Declaration.QualifiedName,
        static (output, stem, spec) => output.AddSource(stem + ".Structure.g.cs", StructureEmitter.Emit(spec)),
        Specs(context.SyntaxProvider, KitNames.FirmwareStructure),
        Specs(context.SyntaxProvider, KitNames.FirmwareUnion));

    private static IncrementalValuesProvider<StructureSpec> Specs(SyntaxValueProvider provider, string attribute) => provider
        .ForMarked<TypeDeclarationSyntax, StructureSpec>(attribute, (symbol, _) => IsFirst(symbol, attribute) ? StructureParser.Parse((INamedTypeSymbol)symbol, static _ => { }) : null)
        .WithTrackingName(SpecStep);

    // A struct marked as both is generated once, as a structure.
    private static bool IsFirst(ISymbol type, string attribute) =>
        attribute == KitNames.FirmwareStructure || !type.Has(KitNames.FirmwareStructure);
}
