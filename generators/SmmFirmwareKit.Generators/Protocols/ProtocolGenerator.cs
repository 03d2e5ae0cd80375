// Wires [Protocol] to its parser and emitter.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmmFirmwareKit.Generators.Protocols;

/// <summary>Lays out the tables of protocols and PPIs and hangs typed calls on pointers to them.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class ProtocolGenerator : IIncrementalGenerator
{
    public const string SpecStep = "Protocols.Spec";

    internal const string FileSuffix = ".Protocol.g.cs";

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<ProtocolSpec> specs = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KitNames.Protocol,
                static (node, _) => node is InterfaceDeclarationSyntax,
                static (match, _) => ProtocolParser.Parse((INamedTypeSymbol)match.TargetSymbol, static _ => { }))
            .Where(static spec => spec is not null)
            .Select(static (spec, _) => spec!)
            .WithTrackingName(SpecStep);
        context.RegisterSourceOutput(specs, static (output, spec) =>
            output.AddSource(spec.Table.QualifiedName + FileSuffix, ProtocolEmitter.Emit(spec)));
    }
}
