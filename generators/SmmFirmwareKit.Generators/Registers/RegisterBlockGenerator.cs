// Wires [RegisterBlock] to its parser and emitters.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmmFirmwareKit.Generators.Registers;

/// <summary>Makes decode tables, members and descriptions of register blocks.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class RegisterBlockGenerator : IIncrementalGenerator
{
    public const string SpecStep = "Registers.Spec";

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<RegisterBlockSpec> specs = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KitNames.RegisterBlock,
                static (node, _) => node is TypeDeclarationSyntax,
                static (match, _) => RegisterBlockParser.Parse((INamedTypeSymbol)match.TargetSymbol, static _ => { }))
            .Where(static spec => spec is not null)
            .Select(static (spec, _) => spec!)
            .WithTrackingName(SpecStep);
        context.RegisterSourceOutput(specs, static (output, spec) =>
            output.AddSource(spec.Declaration.QualifiedName + ".Registers.g.cs", RegisterBlockEmitter.Emit(spec)));
    }
}
