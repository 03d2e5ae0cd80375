// Wires [Protocol] to its parser and emitter.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmmFirmwareKit.Generators.Declarations;

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
            .ForMarked<InterfaceDeclarationSyntax, ProtocolSpec>(KitNames.Protocol, static (symbol, _) => ProtocolParser.Parse((INamedTypeSymbol)symbol, static _ => { }))
            .WithTrackingName(SpecStep);
        context.RegisterFiles(
            static spec => spec.Table.QualifiedName,
            static (output, stem, spec) => output.AddSource(stem + FileSuffix, ProtocolEmitter.Emit(spec)),
            specs);
    }
}
