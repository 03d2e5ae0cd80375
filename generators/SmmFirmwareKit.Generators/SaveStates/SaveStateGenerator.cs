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
        context.RegisterFiles(static spec => spec.Declaration.QualifiedName, AddFiles, specs);
    }

    private static void AddFiles(SourceProductionContext output, string stem, SaveStateSpec spec)
    {
        output.AddSource(stem + ".SaveState.g.cs", SaveStateEmitter.Emit(spec));
        output.AddSource(stem + ".View.g.cs", SaveStateViewEmitter.Emit(spec));
    }
}
