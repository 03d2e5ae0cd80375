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
        context.RegisterFiles(
            static spec => spec.Declaration.QualifiedName,
            static (output, stem, spec) => output.AddSource(stem + ".Platform.g.cs", PlatformEmitter.Emit(spec)),
            specs);
    }
}
