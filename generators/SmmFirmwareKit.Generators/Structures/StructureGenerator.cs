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
            .ForAttributeWithMetadataName(
                attribute,
                static (node, _) => node is TypeDeclarationSyntax,
                (match, _) => IsFirst(match, attribute) ? StructureParser.Parse((INamedTypeSymbol)match.TargetSymbol, static _ => { }) : null)
            .Where(static spec => spec is not null)
            .Select(static (spec, _) => spec!)
            .WithTrackingName(SpecStep);
        context.RegisterSourceOutput(specs, static (output, spec) =>
            output.AddSource(spec.Declaration.QualifiedName + ".Structure.g.cs", StructureEmitter.Emit(spec)));
    }

    // A struct marked as both is generated once, as a structure.
    private static bool IsFirst(GeneratorAttributeSyntaxContext match, string attribute) =>
        attribute == KitNames.FirmwareStructure || !match.TargetSymbol.Has(KitNames.FirmwareStructure);
}
