// Wires [EntryPoint] to its parser and emitter.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmmFirmwareKit.Generators.EntryPoints;

/// <summary>Gives the entry points of an image part their identities, addresses and dispatch.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class EntryPointGenerator : IIncrementalGenerator
{
    public const string SpecStep = "EntryPoints.Spec";

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<EntryPointsSpec> specs = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KitNames.EntryPoint,
                static (node, _) => node is MethodDeclarationSyntax,
                static (match, _) => Parse((IMethodSymbol)match.TargetSymbol))
            .Where(static spec => spec is not null)
            .Select(static (spec, _) => spec!)
            .WithTrackingName(SpecStep);
        context.RegisterSourceOutput(specs, static (output, spec) =>
            output.AddSource(spec.Declaration.QualifiedName + ".EntryPoints.g.cs", EntryPointEmitter.Emit(spec)));
    }

    private static EntryPointsSpec? Parse(IMethodSymbol method) =>
        Declarations.FirstOfType.IsFirstMarked(method, KitNames.EntryPoint)
            ? EntryPointParser.Parse(method.ContainingType, static _ => { })
            : null;
}
