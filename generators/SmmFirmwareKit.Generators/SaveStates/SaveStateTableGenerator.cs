// Wires [SaveStateTable] to its parser and emitter.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmmFirmwareKit.Generators.SaveStates;

/// <summary>Makes EDK2's lookup table over a vendor's save-state maps, in C# and in C.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class SaveStateTableGenerator : IIncrementalGenerator
{
    public const string SpecStep = "SaveStateTables.Spec";

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<SaveStateTableSpec> specs = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KitNames.SaveStateTable,
                static (node, _) => node is TypeDeclarationSyntax,
                static (match, _) => SaveStateTableParser.Parse((INamedTypeSymbol)match.TargetSymbol, static _ => { }))
            .Where(static spec => spec is not null)
            .Select(static (spec, _) => spec!)
            .WithTrackingName(SpecStep);
        context.RegisterSourceOutput(specs, static (output, spec) =>
            output.AddSource(spec.Declaration.QualifiedName + ".SaveStateTable.g.cs", SaveStateTableEmitter.Emit(spec)));
    }
}
