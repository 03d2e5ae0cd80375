// Wires [FunctionType] to its parser and emitter.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmmFirmwareKit.Generators.FunctionTypes;

/// <summary>Gives function pointers a call with the parameters of their function type.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class FunctionTypeGenerator : IIncrementalGenerator
{
    public const string SpecStep = "FunctionTypes.Spec";

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<FunctionTypeSpec> specs = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KitNames.FunctionType,
                static (node, _) => node is DelegateDeclarationSyntax,
                static (match, _) => FunctionTypeParser.Parse((INamedTypeSymbol)match.TargetSymbol, static _ => { }))
            .Where(static spec => spec is not null)
            .Select(static (spec, _) => spec!)
            .WithTrackingName(SpecStep);
        context.RegisterSourceOutput(specs, static (output, spec) =>
            output.AddSource(spec.QualifiedName + ".FunctionType.g.cs", FunctionTypeEmitter.Emit(spec)));
    }
}
