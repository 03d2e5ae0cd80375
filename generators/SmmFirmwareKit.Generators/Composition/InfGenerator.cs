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

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        foreach (string attribute in new[] { CompositionNames.FirmwareModule, CompositionNames.LibraryInstance })
        {
            IncrementalValuesProvider<InfSpec> specs = context.SyntaxProvider
                .ForMarked<ClassDeclarationSyntax, InfSpec>(attribute, static (symbol, _) => InfParser.Parse((INamedTypeSymbol)symbol, static _ => { }))
                .WithTrackingName(SpecStep);
            context.RegisterSourceOutput(specs, Print);
        }
    }

    private static void Print(SourceProductionContext output, InfSpec spec)
    {
        output.AddSource(spec.Declaration.QualifiedName + ".Inf.g.cs", InfEmitter.Emit(spec));
        foreach (PartHostSpec host in spec.Hosts.Where(host => host.Members.Count > 0))
        {
            output.AddSource(spec.Declaration.QualifiedName + "." + host.Declaration.Name + ".Names.g.cs", PartHostEmitter.Emit(spec, host));
        }
    }
}
