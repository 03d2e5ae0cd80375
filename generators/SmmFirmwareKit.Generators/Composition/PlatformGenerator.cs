// Wires [Platform] to its parser and emitter.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmmFirmwareKit.Generators.Composition;

/// <summary>Writes the composition of a platform.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class PlatformGenerator : IIncrementalGenerator
{
    public const string SpecStep = "Platform.Spec";

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<PlatformSpec> specs = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                CompositionNames.Platform,
                static (node, _) => node is ClassDeclarationSyntax,
                static (match, _) => PlatformParser.Parse((INamedTypeSymbol)match.TargetSymbol, static _ => { }))
            .Where(static spec => spec is not null)
            .Select(static (spec, _) => spec!)
            .WithTrackingName(SpecStep);
        context.RegisterSourceOutput(specs, static (output, spec) =>
            output.AddSource(spec.Declaration.QualifiedName + ".Platform.g.cs", PlatformEmitter.Emit(spec)));
    }
}
