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

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        Register(context, KitNames.FirmwareStructure);
        Register(context, KitNames.FirmwareUnion);
    }

    private static void Register(IncrementalGeneratorInitializationContext context, string attribute)
    {
        IncrementalValuesProvider<StructureSpec> specs = context.SyntaxProvider
            .ForMarked<TypeDeclarationSyntax, StructureSpec>(attribute, (symbol, _) => IsFirst(symbol, attribute) ? StructureParser.Parse((INamedTypeSymbol)symbol, static _ => { }) : null)
            .WithTrackingName(SpecStep);
        context.RegisterSourceOutput(specs, static (output, spec) =>
            output.AddSource(spec.Declaration.QualifiedName + ".Structure.g.cs", StructureEmitter.Emit(spec)));
    }

    // A struct marked as both is generated once, as a structure.
    private static bool IsFirst(ISymbol type, string attribute) =>
        attribute == KitNames.FirmwareStructure || !type.Has(KitNames.FirmwareStructure);
}
