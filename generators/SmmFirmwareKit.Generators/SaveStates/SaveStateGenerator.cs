// Wires [SaveStateMap] to its parser and emitters.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmmFirmwareKit.Generators.SaveStates;

/// <summary>Makes what a save-state map knows of itself; its fields are the structure generator's.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class SaveStateGenerator : IIncrementalGenerator
{
    public const string SpecStep = "SaveStates.Spec";

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<SaveStateSpec> specs = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KitNames.SaveStateMap,
                static (node, _) => node is TypeDeclarationSyntax,
                static (match, _) => SaveStateParser.Parse((INamedTypeSymbol)match.TargetSymbol, static _ => { }))
            .Where(static spec => spec is not null)
            .Select(static (spec, _) => spec!)
            .WithTrackingName(SpecStep);
        context.RegisterSourceOutput(specs, static (output, spec) =>
        {
            output.AddSource(spec.Declaration.QualifiedName + ".SaveState.g.cs", SaveStateEmitter.Emit(spec));
            output.AddSource(spec.Declaration.QualifiedName + ".View.g.cs", SaveStateViewEmitter.Emit(spec));
        });
    }
}
