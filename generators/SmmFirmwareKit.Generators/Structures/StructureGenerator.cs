// Wires [FirmwareStructure] to its parser and emitter.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmmFirmwareKit.Generators.Structures;

/// <summary>Lays out firmware structures and hangs awaitable members on pointers to them.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class StructureGenerator : IIncrementalGenerator
{
    public const string SpecStep = "Structures.Spec";

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<StructureSpec> specs = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KitNames.FirmwareStructure,
                static (node, _) => node is TypeDeclarationSyntax,
                static (match, _) => StructureParser.Parse((INamedTypeSymbol)match.TargetSymbol, static _ => { }))
            .Where(static spec => spec is not null)
            .Select(static (spec, _) => spec!)
            .WithTrackingName(SpecStep);
        context.RegisterSourceOutput(specs, static (output, spec) =>
            output.AddSource(spec.Declaration.QualifiedName + ".Structure.g.cs", StructureEmitter.Emit(spec)));
    }
}
