// Wires [SaveStateMap] to its parser and emitters.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmmFirmwareKit.Generators.Declarations;

namespace SmmFirmwareKit.Generators.SaveStates;

/// <summary>Makes what a save-state map knows of itself; its fields are the structure generator's.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class SaveStateGenerator : IIncrementalGenerator
{
    public const string SpecStep = "SaveStates.Spec";

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<SaveStateSpec> specs = context.SyntaxProvider
            .ForMarked<TypeDeclarationSyntax, SaveStateSpec>(KitNames.SaveStateMap, static (symbol, _) => SaveStateParser.Parse((INamedTypeSymbol)symbol, static _ => { }))
            .WithTrackingName(SpecStep);
        context.RegisterSourceOutput(specs, static (output, spec) =>
        {
            output.AddSource(spec.Declaration.QualifiedName + ".SaveState.g.cs", SaveStateEmitter.Emit(spec));
            output.AddSource(spec.Declaration.QualifiedName + ".View.g.cs", SaveStateViewEmitter.Emit(spec));
        });
    }
}
