// Wires [RegisterBlock] to its parser and emitters.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmmFirmwareKit.Generators.Declarations;

namespace SmmFirmwareKit.Generators.Registers;

/// <summary>Makes decode tables, members and descriptions of register blocks.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class RegisterBlockGenerator : IIncrementalGenerator
{
    public const string SpecStep = "Registers.Spec";

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<RegisterBlockSpec> specs = context.SyntaxProvider
            .ForMarked<TypeDeclarationSyntax, RegisterBlockSpec>(KitNames.RegisterBlock, static (symbol, _) => RegisterBlockParser.Parse((INamedTypeSymbol)symbol, static _ => { }))
            .WithTrackingName(SpecStep);
        context.RegisterFiles(
            static spec => spec.Declaration.QualifiedName,
            static (output, stem, spec) => output.AddSource(stem + ".Registers.g.cs", RegisterBlockEmitter.Emit(spec)),
            specs);
    }
}
