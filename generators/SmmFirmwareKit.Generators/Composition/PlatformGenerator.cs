// Wires [Platform] to its parser and emitter.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmmFirmwareKit.Generators.Declarations;

namespace SmmFirmwareKit.Generators.Composition;

/// <summary>Writes the composition of a platform.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class PlatformGenerator : IIncrementalGenerator
{
    public const string SpecStep = "Platform.Spec";

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<PlatformSpec> specs = context.SyntaxProvider
            .ForMarked<ClassDeclarationSyntax, PlatformSpec>(CompositionNames.Platform, static (symbol, _) => PlatformParser.Parse((INamedTypeSymbol)symbol, static _ => { }))
            .WithTrackingName(SpecStep);
        context.RegisterSourceOutput(specs, static (output, spec) =>
            output.AddSource(spec.Declaration.QualifiedName + ".Platform.g.cs", PlatformEmitter.Emit(spec)));
    }
}
