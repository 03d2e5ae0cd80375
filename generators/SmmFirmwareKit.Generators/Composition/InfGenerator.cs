// Wires [FirmwareModule] and [LibraryInstance] to their parser and emitters.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmmFirmwareKit.Generators.Declarations;

namespace SmmFirmwareKit.Generators.Composition;

/// <summary>Writes the constructor and the wiring of modules and library instances.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class InfGenerator : IIncrementalGenerator
{
    public const string SpecStep = "Inf.Spec";

    public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterFiles(
        static spec => spec.Declaration.QualifiedName,
        Print,
        Specs(context.SyntaxProvider, CompositionNames.FirmwareModule),
        Specs(context.SyntaxProvider, CompositionNames.LibraryInstance));

    private static IncrementalValuesProvider<InfSpec> Specs(SyntaxValueProvider provider, string attribute) => provider
        .ForMarked<ClassDeclarationSyntax, InfSpec>(attribute, static (symbol, _) => InfParser.Parse((INamedTypeSymbol)symbol, static _ => { }))
        .WithTrackingName(SpecStep);

    private static void Print(SourceProductionContext output, string stem, InfSpec spec)
    {
        output.AddSource(stem + ".Inf.g.cs", InfEmitter.Emit(spec));
        foreach (PartHostSpec host in spec.Hosts.Where(host => host.Members.Count > 0))
        {
            output.AddSource(stem + "." + host.Declaration.Name + ".Names.g.cs", PartHostEmitter.Emit(spec, host));
        }
    }
}
